namespace Millrace.Quality;

/// <summary>How far two distributions over categories differ, and where they differ most.</summary>
/// <param name="Distance">The distance, from 0 (alike) to 1.</param>
/// <param name="Value">The category that differs most, of equal ones the last in ordinal order; null where none differs.</param>
/// <param name="Current">That category's weight on the first side, as a share of what the distance divides by.</param>
/// <param name="Previous">That category's weight on the second side, as a share of what the distance divides by.</param>
public readonly record struct CategoryDifference(double Distance, string? Value, double Current, double Previous)
{
    /// <summary>Finds the category that differs most.</summary>
    /// <param name="current">The one side.</param>
    /// <param name="previous">The other.</param>
    /// <param name="currentTotal">What weights of the one side are divided by.</param>
    /// <param name="previousTotal">What weights of the other are divided by.</param>
    internal static CategoryDifference Largest(RankHistogram current, RankHistogram previous, double currentTotal, double previousTotal)
    {
        CategoryDifference largest = default;
        foreach ((string value, double left, double right) in Categories.Pairs(current, previous))
        {
            double currentShare = left > 0 ? left / currentTotal : 0, previousShare = right > 0 ? right / previousTotal : 0;
            double distance = Math.Abs(currentShare - previousShare);
            if (distance > 0 && distance >= largest.Distance)
                largest = new CategoryDifference(distance, value, currentShare, previousShare);
        }

        return largest;
    }
}
