namespace Millrace.Learning;

/// <summary>
/// The area under the ROC curve, exact, and its 95 % confidence interval after DeLong, DeLong and Clarke-Pearson, "Comparing the areas
/// under two or more correlated receiver operating characteristic curves: a nonparametric approach", Biometrics 44 (1988), 837 to 845.
/// Ties count half (Mann-Whitney). One sort, then passes over groups of equal scores.
/// </summary>
/// <param name="Value">The area, 0 to 1; NaN where all labels are the same.</param>
/// <param name="Variance">The estimated variance of the area; NaN with fewer than two rows of a label.</param>
public readonly record struct RocArea(double Value, double Variance)
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>Lower end of the 95 % confidence interval, at least 0.</summary>
    public double Low => Math.Max(0, Value - (Normal975 * Math.Sqrt(Variance)));

    /// <summary>Upper end of the 95 % confidence interval, at most 1.</summary>
    public double High => Math.Min(1, Value + (Normal975 * Math.Sqrt(Variance)));

    /// <summary>Computes the area; the order of the rows changes nothing.</summary>
    /// <param name="scores">The scores; not NaN.</param>
    /// <param name="labels">The labels, 1 or 0, as many.</param>
    public static RocArea Compute(ReadOnlySpan<float> scores, ReadOnlySpan<float> labels)
    {
        float[] sorted = scores.ToArray();
        float[] sortedLabels = labels.ToArray();
        Array.Sort(sorted, sortedLabels);
        long positives = sortedLabels.LongCount(static label => label == 1);
        long negatives = sorted.Length - positives;
        if (positives == 0 || negatives == 0)
            return new RocArea(double.NaN, double.NaN);

        double area = (double)Won(sorted, sortedLabels) / (2.0 * positives * negatives);
        double positivePart = 0, negativePart = 0;
        long positivesBelow = 0, negativesBelow = 0;
        for (int start = 0; start < sorted.Length;)
        {
            (int end, long tiedPositives) = Group(sorted, sortedLabels, start);
            long tiedNegatives = end - start - tiedPositives;
            double ofPositive = ((negativesBelow + (0.5 * tiedNegatives)) / negatives) - area;
            double ofNegative = ((positives - positivesBelow - (0.5 * tiedPositives)) / positives) - area;
            positivePart += tiedPositives * ofPositive * ofPositive;
            negativePart += tiedNegatives * ofNegative * ofNegative;
            positivesBelow += tiedPositives;
            negativesBelow += tiedNegatives;
            start = end;
        }

        double variance = (positivePart / (positives - 1) / positives) + (negativePart / (negatives - 1) / negatives);
        return new RocArea(area, positives > 1 && negatives > 1 ? variance : double.NaN);
    }

    /// <summary>Twice the number of pairs in the right order, ties once: a whole number, so nothing is rounded.</summary>
    private static Int128 Won(float[] scores, float[] labels)
    {
        Int128 won = 0;
        long negativesBelow = 0;
        for (int start = 0; start < scores.Length;)
        {
            (int end, long tiedPositives) = Group(scores, labels, start);
            long tiedNegatives = end - start - tiedPositives;
            won += (Int128)tiedPositives * ((2 * negativesBelow) + tiedNegatives);
            negativesBelow += tiedNegatives;
            start = end;
        }

        return won;
    }

    private static (int End, long Positives) Group(float[] scores, float[] labels, int start)
    {
        int end = start;
        long positives = 0;
        for (; end < scores.Length && scores[end] == scores[start]; end++)
            positives += labels[end] == 1 ? 1 : 0;
        return (end, positives);
    }
}
