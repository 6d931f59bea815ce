using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// The Jensen–Shannon divergence of two distributions over categories of which not all are listed. A category that one side lists, and the other may have
/// without listing it, counts among the rest, so that what is compared is coarser than what there is, which never makes the divergence greater.
/// </summary>
/// <param name="Distance">The divergence of what is known, from 0 (alike) to 1 (nothing in common).</param>
/// <param name="MaximumError">By how much it is off at most; 0 where both sides list all categories, and none is the beginning of long texts.</param>
/// <param name="Least">The least that it can be.</param>
internal readonly record struct CategoryDivergence(double Distance, double MaximumError, double Least)
{
    /// <summary>
    /// Measures the divergence. It is greatest where no category of the rest is on both sides. Weights that may be too small lack what counts among the rest:
    /// the root of the divergence is a metric, and two distributions that differ in a share diverge by no more than that share (Lin 1991). Long texts that
    /// begin alike are one category, which is coarser too.
    /// </summary>
    /// <param name="current">The one side.</param>
    /// <param name="previous">The other.</param>
    public static CategoryDivergence Of(RankHistogram current, RankHistogram previous)
    {
        var sum = new DivergenceSum(current.Total, previous.Total);
        double currentRest = Rest(current), previousRest = Rest(previous);
        bool isCurrentCut = currentRest > 0, isPreviousCut = previousRest > 0;
        int listed = 0;
        double cut = 0;
        foreach ((string value, double left, double right) in Categories.Pairs(current, previous))
        {
            if (left == 0 && isCurrentCut)
            {
                previousRest += right;
            }
            else if (right == 0 && isPreviousCut)
            {
                currentRest += left;
            }
            else
            {
                sum.Add(left, right);
                listed++;
                if (left > 0 && right > 0 && Categories.IsCut(value))
                    cut += Finer(left / current.Total, right / previous.Total);
            }
        }

        sum.Add(currentRest, previousRest);
        double distance = sum.Value;
        if (current.Total == 0 || previous.Total == 0 || (!isCurrentCut && !isPreviousCut && cut == 0))
            return new CategoryDivergence(distance, 0, distance);
        double most = Math.Clamp(distance + cut + Finer(currentRest / current.Total, previousRest / previous.Total), distance, 1);
        double off = Off(current, listed) + Off(previous, listed);
        if (off == 0)
            return new CategoryDivergence(distance, most - distance, distance);
        double least = Math.Pow(Math.Max(0, Math.Sqrt(distance) - off), 2);
        most = Math.Min(1, Math.Pow(Math.Sqrt(most) + off, 2));
        return new CategoryDivergence(distance, Math.Max(most - distance, distance - least), least);
    }

    private static double Rest(RankHistogram side) => side.IsWhole ? 0 : side.Unlisted;

    /// <summary>By how much shares of both sides add at most when the categories in them are told apart.</summary>
    private static double Finer(double current, double previous)
    {
        if (current == 0 || previous == 0)
            return 0;
        var together = new DivergenceSum(1, 1);
        together.Add(current, previous);
        return Math.Max(0, ((current + previous) / 2) - together.Value);
    }

    /// <summary>By how much the root of the divergence is off at most, because weights of a side may be too small.</summary>
    private static double Off(RankHistogram side, int listed) =>
        Math.Sqrt(Math.Min(1, Math.Min(Rest(side), listed * side.WeightError) / side.Total));
}
