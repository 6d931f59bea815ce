namespace Millrace.Data;

/// <summary>Numbers lie in a closed range; NaN lies outside every range. See <see cref="InRangeAttribute"/>.</summary>
/// <param name="Minimum">The smallest expected number.</param>
/// <param name="Maximum">The largest expected number.</param>
public sealed record RangeExpectation(double Minimum, double Maximum) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "InRange";

    private protected override IEnumerable<string> Arguments => [Number(Minimum), Number(Maximum)];

    /// <summary>Whether a number lies in the range.</summary>
    /// <param name="value">The number.</param>
    public bool Holds(double value) => value >= Minimum && value <= Maximum;
}
