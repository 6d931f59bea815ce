using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// How numbers are spread: buckets in ascending order that do not overlap, and apart from them what no bucket can hold. It has no buckets where there is no
/// finite number, and one of a single number where all are equal. Nothing in it is NaN.
/// </summary>
public sealed class Histogram
{
    /// <summary>Creates a histogram.</summary>
    /// <param name="buckets">The buckets, ascending.</param>
    /// <param name="notANumber">The weight of values that are no number.</param>
    /// <param name="negativeInfinite">The weight of negative infinity.</param>
    /// <param name="positiveInfinite">The weight of positive infinity.</param>
    /// <exception cref="DataException">An end is not finite, buckets overlap or are out of order, or a weight is negative or not finite.</exception>
    public Histogram(ImmutableArray<HistogramBucket> buckets, double notANumber = 0, double negativeInfinite = 0, double positiveInfinite = 0)
    {
        Buckets = buckets.IsDefault ? [] : buckets;
        NotANumber = CheckWeight(notANumber);
        NegativeInfinite = CheckWeight(negativeInfinite);
        PositiveInfinite = CheckWeight(positiveInfinite);
        for (int i = 0; i < Buckets.Length; i++)
        {
            HistogramBucket bucket = Buckets[i];
            if (!double.IsFinite(bucket.Low) || !double.IsFinite(bucket.High) || bucket.Low > bucket.High)
                throw Wrong(bucket, "does not lead from a finite number to one that is not less");
            if (i > 0 && bucket.Low < Buckets[i - 1].High)
                throw Wrong(bucket, "begins before the one before it ends");
            FiniteWeight += CheckWeight(bucket.Weight);
        }
    }

    /// <summary>A histogram of nothing.</summary>
    public static Histogram Empty { get; } = new([]);

    /// <summary>The buckets, ascending.</summary>
    public ImmutableArray<HistogramBucket> Buckets { get; }

    /// <summary>The weight of values that are no number.</summary>
    public double NotANumber { get; }

    /// <summary>The weight of negative infinity.</summary>
    public double NegativeInfinite { get; }

    /// <summary>The weight of positive infinity.</summary>
    public double PositiveInfinite { get; }

    /// <summary>The weight of all buckets.</summary>
    public double FiniteWeight { get; }

    /// <summary>The weight of all values, those that no bucket holds among them.</summary>
    public double Total => FiniteWeight + NotANumber + NegativeInfinite + PositiveInfinite;

    /// <summary>The same numbers in other buckets. Those of a bucket count as spread evenly over it; what is a single number stays one place.</summary>
    /// <param name="edges">Where buckets begin, and the last one ends: ascending, no two equal, none of the histogram's numbers outside.</param>
    /// <exception cref="DataException">The edges are no such edges.</exception>
    public Histogram Rebin(ReadOnlySpan<double> edges)
    {
        CheckEdges(edges);
        double[] weights = Spread(edges);
        foreach (HistogramBucket bucket in Buckets)
        {
            if (bucket.IsPoint)
                weights[BucketOf(edges, bucket.Low)] += bucket.Weight;
        }

        var buckets = ImmutableArray.CreateBuilder<HistogramBucket>(weights.Length);
        for (int i = 0; i < weights.Length; i++)
            buckets.Add(new HistogramBucket(edges[i], edges[i + 1], weights[i]));
        return new Histogram(buckets.MoveToImmutable(), NotANumber, NegativeInfinite, PositiveInfinite);
    }

    /// <summary>The weight between each edge and the next of what stands in buckets of some width.</summary>
    internal double[] Spread(ReadOnlySpan<double> edges)
    {
        double[] weights = new double[Math.Max(0, edges.Length - 1)];
        foreach (HistogramBucket bucket in Buckets)
        {
            if (bucket.IsPoint)
                continue;
            double width = (bucket.High / 2) - (bucket.Low / 2);
            for (int i = BucketOf(edges, bucket.Low); i < weights.Length && edges[i] < bucket.High; i++)
            {
                double low = Math.Max(edges[i], bucket.Low), high = Math.Min(edges[i + 1], bucket.High);
                double share = low == bucket.Low && high == bucket.High ? 1 : ((high / 2) - (low / 2)) / width;
                weights[i] += bucket.Weight * share;
            }
        }

        return weights;
    }

    private static int BucketOf(ReadOnlySpan<double> edges, double value)
    {
        int found = edges.BinarySearch(value);
        return Math.Clamp(found >= 0 ? found : ~found - 1, 0, edges.Length - 2);
    }

    private void CheckEdges(ReadOnlySpan<double> edges)
    {
        bool holds = edges.Length >= 2 && double.IsFinite(edges[0]) && double.IsFinite(edges[^1]);
        for (int i = 1; holds && i < edges.Length; i++)
            holds = edges[i - 1] < edges[i];
        if (!holds)
            throw new DataException("Edges of buckets are two finite numbers at least, each greater than the one before it.");
        if (Buckets.Length > 0 && (edges[0] > Buckets[0].Low || edges[^1] < Buckets[^1].High))
        {
            throw new DataException(string.Create(
                CultureInfo.InvariantCulture,
                $"Buckets from {edges[0]:R} to {edges[^1]:R} do not hold a histogram from {Buckets[0].Low:R} to {Buckets[^1].High:R}: widen them."));
        }
    }

    private static double CheckWeight(double weight) => double.IsFinite(weight) && weight >= 0
        ? weight
        : throw new DataException(string.Create(
            CultureInfo.InvariantCulture, $"A histogram cannot hold the weight {weight:R}: weights are finite and not negative."));

    private static DataException Wrong(HistogramBucket bucket, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The bucket from {bucket.Low:R} to {bucket.High:R} {what}."));
}
