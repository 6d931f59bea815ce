namespace Millrace.Quality;

/// <summary>
/// The Jensen–Shannon divergence of two distributions by logarithms of base 2, so that it lies between 0 (alike) and 1 (nothing in common), as TensorFlow
/// Data Validation measures drift and skew of numbers (Lin: Divergence Measures Based on the Shannon Entropy, 1991). Nothing and nothing are alike, nothing and
/// something have nothing in common.
/// </summary>
public static class JensenShannon
{
    /// <summary>
    /// Measures the divergence of numbers. The buckets of both sides are cut at the ends of all, numbers of a bucket counting as spread evenly over it; a
    /// bucket of a single number is alike to one of the same number alone. NaN and infinite numbers are alike to nothing, not even to those of the other side.
    /// Of histograms of n buckets of one width from sketches that are off by e of their total, the root of the divergence is off by 2 · √((n - 1) · e) at
    /// most, because the root is a metric (Endres, Schindelin 2003) and the divergence no more than half of all differences (Lin 1991).
    /// </summary>
    /// <param name="current">The one side.</param>
    /// <param name="previous">The other.</param>
    public static double Between(Histogram current, Histogram previous)
    {
        var sum = new DivergenceSum(current.Total, previous.Total);
        double[] edges = [.. new[] { current, previous }.SelectMany(static side => side.Buckets)
            .Where(static bucket => !bucket.IsPoint).SelectMany(static bucket => new[] { bucket.Low, bucket.High }).Distinct().Order()];
        double[] left = current.Spread(edges), right = previous.Spread(edges);
        for (int i = 0; i < left.Length; i++)
            sum.Add(left[i], right[i]);
        foreach ((double currentPoint, double previousPoint) in Points(current, previous))
            sum.Add(currentPoint, previousPoint);
        sum.Add(current.NotANumber + current.NegativeInfinite + current.PositiveInfinite, 0);
        sum.Add(0, previous.NotANumber + previous.NegativeInfinite + previous.PositiveInfinite);
        return sum.Value;
    }

    /// <summary>
    /// Measures the divergence of categories. Values that one side does not list, and may have, count as one category with all that neither lists, which makes
    /// the divergence too small rather than too large.
    /// </summary>
    /// <param name="current">The one side.</param>
    /// <param name="previous">The other.</param>
    public static double Between(RankHistogram current, RankHistogram previous) => CategoryDivergence.Of(current, previous).Distance;

    private static SortedDictionary<double, (double Current, double Previous)>.ValueCollection Points(Histogram current, Histogram previous)
    {
        var points = new SortedDictionary<double, (double Current, double Previous)>();
        foreach (HistogramBucket bucket in current.Buckets.Where(static bucket => bucket.IsPoint))
            points[bucket.Low] = (points.GetValueOrDefault(bucket.Low).Current + bucket.Weight, 0);
        foreach (HistogramBucket bucket in previous.Buckets.Where(static bucket => bucket.IsPoint))
        {
            (double before, double weight) = points.GetValueOrDefault(bucket.Low);
            points[bucket.Low] = (before, weight + bucket.Weight);
        }

        return points.Values;
    }
}
