namespace Millrace.Features;

internal sealed class NumberColumnFlowFactory(int source) : NumberFactory<NumberFlow>
{
    protected override NumberFlow Create<T, TConversion>() => new NumberColumnFlow<T, TConversion>(source);
}
