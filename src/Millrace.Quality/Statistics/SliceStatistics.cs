namespace Millrace.Quality;

/// <summary>
/// What is known of the rows that have one value in one column: as of all rows, but for how columns go with the label and histograms that are counted exactly,
/// which slices do not have. Values longer than 256 bytes are cut, and those that begin alike are one slice.
/// </summary>
/// <param name="Column">The column's name in files.</param>
/// <param name="Value">The value as text; null of the rows without one.</param>
/// <param name="Statistics">What is known of these rows.</param>
public sealed record SliceStatistics(string Column, string? Value, DatasetStatistics Statistics)
{
    /// <summary>Whether these are the rows of all rarer values together, and <see cref="Value"/> is no value.</summary>
    public bool IsOthers { get; init; }
}
