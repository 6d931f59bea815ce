namespace Millrace.Quality;

/// <summary>How far two distributions over categories differ, and where they differ most.</summary>
/// <param name="Distance">The distance, from 0 (alike) to 1.</param>
/// <param name="Value">The category that differs most, of equal ones the last in ordinal order; null where none differs.</param>
/// <param name="Current">That category's weight on the first side, as a share of what the distance divides by.</param>
/// <param name="Previous">That category's weight on the second side, as a share of what the distance divides by.</param>
public readonly record struct CategoryDifference(double Distance, string? Value, double Current, double Previous)
{
    // Shares of the same weights, added up in another order, differ in their last digits.
    private const double Rounding = 1e-14;

    /// <summary>
    /// By how much the distance is off at most, because counts were bounded, rare categories are not listed, or long texts that begin alike are one; 0 where
    /// both sides list all categories with exact counts, and none is such a beginning.
    /// </summary>
    public double MaximumError { get; init; }

    /// <summary>Finds the category that differs most.</summary>
    /// <param name="current">The one side.</param>
    /// <param name="previous">The other.</param>
    /// <param name="currentTotal">What weights of the one side are divided by.</param>
    /// <param name="previousTotal">What weights of the other are divided by.</param>
    internal static CategoryDifference Largest(RankHistogram current, RankHistogram previous, double currentTotal, double previousTotal)
    {
        CategoryDifference largest = default;
        double cut = 0;
        foreach ((string value, double left, double right) in Categories.Pairs(current, previous))
        {
            double currentShare = left > 0 ? left / currentTotal : 0, previousShare = right > 0 ? right / previousTotal : 0;
            double distance = Math.Abs(currentShare - previousShare);
            if (distance > Rounding && distance >= largest.Distance)
                largest = new CategoryDifference(distance, value, currentShare, previousShare);
            if (Categories.IsCut(value))
                cut = Math.Max(cut, Math.Max(currentShare, previousShare));
        }

        // Texts that begin alike differ by as much as one side has of all of them at most.
        return largest with { MaximumError = Math.Min(1, ErrorOf(current, currentTotal) + ErrorOf(previous, previousTotal) + cut) };
    }

    // A category that is not listed counts as none, and may weigh as much as the least that is.
    private static double ErrorOf(RankHistogram side, double total)
    {
        double unlisted = side.IsWhole ? 0 : side.Values.Length > 0 ? side.Values[^1].Weight : side.Total;
        double missed = side.WeightError + unlisted;
        return missed > 0 ? Math.Min(1, missed / total) : 0;
    }
}
