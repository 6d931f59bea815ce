namespace Millrace.Features;

internal sealed class ElementNumberFactory(ElementFlow place) : NumberFactory<NumberFlow>
{
    protected override NumberFlow Create<T, TConversion>() => new ElementNumberFlow<T, TConversion>(place);
}
