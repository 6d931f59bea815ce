namespace Millrace.Data;

/// <summary>A share of the rows has a value. See <see cref="PresenceAttribute"/>.</summary>
/// <param name="Share">The smallest share, 0 to 1.</param>
public sealed record PresenceExpectation(double Share) : Expectation
{
    /// <inheritdoc/>
    public override string Attribute => "Presence";

    private protected override IEnumerable<string> Arguments => [Number(Share)];

    /// <summary>Whether so many present values are enough.</summary>
    /// <param name="present">Rows that have a value.</param>
    /// <param name="rows">All rows.</param>
    public bool Holds(long present, long rows) => rows == 0 || (double)present / rows >= Share;
}
