namespace Millrace.Data;

/// <summary>A dataset has so many rows. See <see cref="RowsAttribute"/>.</summary>
/// <param name="Minimum">The smallest expected number.</param>
/// <param name="Maximum">The largest expected number; <see cref="long.MaxValue"/> for no limit.</param>
public sealed record RowsExpectation(long Minimum, long Maximum) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "Rows";

    private protected override IEnumerable<string> Arguments => Maximum == long.MaxValue ? [Number(Minimum)] : [Number(Minimum), Number(Maximum)];

    /// <summary>Whether a number of rows is expected.</summary>
    /// <param name="rows">The number.</param>
    public bool Holds(long rows) => rows >= Minimum && rows <= Maximum;
}
