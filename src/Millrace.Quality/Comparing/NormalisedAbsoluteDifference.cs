namespace Millrace.Quality;

/// <summary>
/// The normalised absolute difference of two distributions over categories, as TensorFlow Data Validation defines it: the largest difference of a category's
/// counts, divided by the count of both sides together. Unlike <see cref="LInfinity"/> it tells sides of different sizes apart.
/// </summary>
public static class NormalisedAbsoluteDifference
{
    /// <summary>Measures the difference.</summary>
    /// <param name="current">The one side.</param>
    /// <param name="previous">The other.</param>
    /// <returns>The difference, from 0 to 1, with the category that differs most and its counts as shares of both sides together.</returns>
    public static CategoryDifference Between(RankHistogram current, RankHistogram previous)
    {
        double total = current.Total + previous.Total;
        return CategoryDifference.Largest(current, previous, total, total);
    }
}
