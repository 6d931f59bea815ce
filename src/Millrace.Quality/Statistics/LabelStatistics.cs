namespace Millrace.Quality;

/// <summary>How a column goes with the label.</summary>
public sealed record LabelStatistics
{
    /// <summary>
    /// Pearson's correlation over the rows where both are finite numbers, −1 to 1; null where one does not vary or is no number, or where no double holds the
    /// sum of its squares.
    /// </summary>
    public double? Correlation { get; init; }

    /// <summary>
    /// The mutual information, in bits, of both as categories, 0 and more; null without rows, where one holds bytes, and of statistics that were put together.
    /// </summary>
    public double? MutualInformation { get; init; }

    /// <summary>How that was estimated: numeric columns in bins, categories beyond a bound together; null of statistics that were put together.</summary>
    public string? Estimator { get; init; }
}
