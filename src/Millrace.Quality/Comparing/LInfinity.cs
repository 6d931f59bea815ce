namespace Millrace.Quality;

/// <summary>
/// The L-infinity distance of two distributions over categories, as TensorFlow Data Validation measures drift and skew of them: the largest difference of a
/// category's shares, each of its side's total.
/// </summary>
public static class LInfinity
{
    /// <summary>Measures the distance. A side of nothing has no share of anything.</summary>
    /// <param name="current">The one side.</param>
    /// <param name="previous">The other.</param>
    /// <returns>The distance, from 0 to 1, with the category that differs most and its shares.</returns>
    public static CategoryDifference Between(RankHistogram current, RankHistogram previous) =>
        CategoryDifference.Largest(current, previous, current.Total, previous.Total);
}
