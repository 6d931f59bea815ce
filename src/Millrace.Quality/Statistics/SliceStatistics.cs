namespace Millrace.Quality;

/// <summary>
/// What is known of the rows that have one value in one column: as of all rows. Histograms that are counted exactly have the buckets of all rows, and the
/// mutual information with the label their bins and categories, so that slices can be held against each other. Values longer than 256 bytes are cut, and those
/// that begin alike are one slice.
/// </summary>
/// <param name="Column">The column's name in files.</param>
/// <param name="Value">The value as text; null of the rows without one.</param>
/// <param name="Statistics">What is known of these rows.</param>
public sealed record SliceStatistics(string Column, string? Value, DatasetStatistics Statistics)
{
    /// <summary>Whether these are the rows of all rarer values together, and <see cref="Value"/> is no value.</summary>
    public bool IsOthers { get; init; }
}
