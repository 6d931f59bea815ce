using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>What one pass over the rows of a dataset found.</summary>
/// <param name="Statistics">What is known of the rows; nothing of the values of sensitive columns.</param>
/// <param name="Columns">What came of the expectations of each column, in the schema's order; empty where they were not looked at.</param>
/// <param name="Rows">What came of those of rows: their number and rules.</param>
/// <param name="Collected">What was gathered, to be merged and stored. Who keeps it not lets it go, and has the rest nevertheless.</param>
internal sealed record ScanResult(
    DatasetStatistics Statistics,
    ImmutableArray<ImmutableArray<ExpectationReport>> Columns,
    ImmutableArray<ExpectationReport> Rows,
    CollectedStatistics Collected)
{
    /// <summary>Whether every expectation holds.</summary>
    public bool Holds => Rows.Concat(Columns.SelectMany(static column => column)).All(static expectation => expectation.Holds);
}
