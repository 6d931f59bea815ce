namespace Millrace.Quality;

/// <summary>A line of what a report says of a column.</summary>
/// <param name="Label">What is said.</param>
/// <param name="Of">Says it; null where it has no meaning.</param>
internal sealed record ColumnFact(string Label, Func<ColumnStatistics, string?> Of)
{
    /// <summary>Whether what is said is a value of the data.</summary>
    public bool IsValue { get; init; }
}
