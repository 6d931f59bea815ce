namespace Millrace.Data;

/// <summary>Texts have so many characters, counted as Unicode scalar values, lists so many elements. See <see cref="LengthAttribute"/>.</summary>
/// <param name="Minimum">The smallest expected length.</param>
/// <param name="Maximum">The largest expected length; <see cref="int.MaxValue"/> for no limit.</param>
public sealed record LengthExpectation(int Minimum, int Maximum) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "Length";

    private protected override IEnumerable<string> Arguments => Maximum == int.MaxValue ? [Number(Minimum)] : [Number(Minimum), Number(Maximum)];

    /// <summary>Whether a length is expected.</summary>
    /// <param name="length">The length.</param>
    public bool Holds(int length) => length >= Minimum && length <= Maximum;
}
