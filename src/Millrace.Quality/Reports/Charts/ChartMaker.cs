using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>Chooses buckets that can be drawn of what is known of numbers.</summary>
internal static class ChartMaker
{
    private const int MiddleBuckets = 20;
    private const double Crowded = 0.75, Narrow = 0.5, Cut = 0.05;

    /// <summary>From the least to the greatest number; null where neither side has any.</summary>
    /// <param name="current">The current side.</param>
    /// <param name="previous">The previous side.</param>
    /// <param name="most">How many buckets there are at most.</param>
    public static Chart? Whole(Histogram? current, Histogram? previous, int most)
    {
        Histogram? now = current is { Buckets.IsEmpty: false } ? current : null, before = previous is { Buckets.IsEmpty: false } ? previous : null;
        Histogram[] sides = [.. new[] { now, before }.OfType<Histogram>()];
        if (sides.Length == 0)
            return null;
        double low = sides.Min(static side => side.Buckets[0].Low), high = sides.Max(static side => side.Buckets[^1].High);
        return Of(now, before, low, high, Math.Min(sides.Max(static side => side.Buckets.Length), most));
    }

    /// <summary>
    /// Where most numbers are, without the twentieth at each end; null where <see cref="Whole"/> shows as much, because no bucket of it holds nearly all.
    /// </summary>
    public static Chart? Middle(NumberStatistics? current, NumberStatistics? previous)
    {
        NumberStatistics[] sides =
        [
            .. new[] { current, previous }.OfType<NumberStatistics>()
                .Where(static side => side is { EqualWidth.Buckets.Length: > 0, EqualDepth.Buckets.Length: > 0 }),
        ];
        if (!sides.Any(IsCrowded))
            return null;
        double[][] ends = [.. sides.Select(Ends).Where(static pair => pair.Length == 2)];
        if (ends.Length != sides.Length)
            return null;
        double low = ends.Min(static pair => pair[0]), high = ends.Max(static pair => pair[1]);
        double all = (sides.Max(static side => side.EqualWidth!.Buckets[^1].High) / 2) - (sides.Min(static side => side.EqualWidth!.Buckets[0].Low) / 2);
        return low < high && (high / 2) - (low / 2) < all * Narrow
            ? Of(Within(current?.EqualDepth, low, high), Within(previous?.EqualDepth, low, high), low, high, MiddleBuckets, current?.EqualDepth, previous?.EqualDepth)
            : null;
    }

    private static bool IsCrowded(NumberStatistics side) =>
        side.EqualWidth!.Buckets.Length > 2 && side.EqualWidth.Buckets.Max(static bucket => bucket.Weight) > side.EqualWidth.FiniteWeight * Crowded;

    private static double[] Ends(NumberStatistics side)
    {
        Quantile[] inner = [.. side.Quantiles.Where(static quantile => quantile.Share is >= Cut and <= 1 - Cut)];
        return inner.Length < 2 ? [] : [inner[0].Value, inner[^1].Value];
    }

    // The part of a histogram between two numbers.
    private static Histogram? Within(Histogram? histogram, double low, double high)
    {
        if (histogram is null)
            return null;
        var buckets = ImmutableArray.CreateBuilder<HistogramBucket>();
        foreach (HistogramBucket bucket in histogram.Buckets)
        {
            double from = Math.Max(bucket.Low, low), to = Math.Min(bucket.High, high);
            if (from > to || (from == to && !bucket.IsPoint))
                continue;
            double share = bucket.IsPoint ? 1 : ((to / 2) - (from / 2)) / ((bucket.High / 2) - (bucket.Low / 2));
            buckets.Add(new HistogramBucket(from, to, bucket.Weight * share));
        }

        return new Histogram(buckets.ToImmutable());
    }

    private static Chart Of(Histogram? current, Histogram? previous, double low, double high, int count, Histogram? allCurrent = null, Histogram? allPrevious = null)
    {
        double[] edges = [.. EqualWidth.Edges(low, high, count).Distinct()];
        bool isAlone = allCurrent is null && allPrevious is null && (current is null || previous is null);
        bool isKept = edges.Length < 2 || (isAlone && (current ?? previous)!.Buckets.Length <= count && IsEven((current ?? previous)!));
        return new Chart(low, high, Side(current, allCurrent), Side(previous, allPrevious)) { IsSpread = !isKept };

        ChartSide? Side(Histogram? side, Histogram? all) =>
            side is null ? null : new ChartSide((isKept ? side : side.Rebin(edges)).Buckets, (all ?? side).FiniteWeight);
    }

    // Buckets of other widths would have heights that mislead.
    private static bool IsEven(Histogram histogram)
    {
        HistogramBucket[] wide = [.. histogram.Buckets.Where(static bucket => !bucket.IsPoint)];
        if (wide.Length != histogram.Buckets.Length)
            return false;
        double[] widths = [.. wide.Select(static bucket => (bucket.High / 2) - (bucket.Low / 2))];
        return widths.Max() <= widths.Min() * 1.001;
    }
}
