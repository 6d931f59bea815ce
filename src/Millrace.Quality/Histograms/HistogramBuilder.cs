using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes histograms of what a sketch knows.</summary>
internal static class HistogramBuilder
{
    /// <summary>
    /// Buckets of equal weight between quantiles. A number at which several of them lie becomes a bucket of that number, with the weight of all. Ends are off
    /// by the sketch's rank error at most.
    /// </summary>
    /// <param name="view">What the sketch knows.</param>
    /// <param name="count">How many buckets, where no number takes several of them.</param>
    public static Histogram EqualDepth(QuantileView view, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var buckets = ImmutableArray.CreateBuilder<HistogramBucket>();
        double weight = view.FiniteWeight / count;
        for (int i = 0; i < count && view.FiniteQuantile(0) is not null; i++)
        {
            double low = view.FiniteQuantile((double)i / count)!.Value, high = view.FiniteQuantile((double)(i + 1) / count)!.Value;
            if (low == high && buckets.Count > 0 && buckets[^1].IsPoint && buckets[^1].Low == low)
                buckets[^1] = buckets[^1] with { Weight = buckets[^1].Weight + weight };
            else
                buckets.Add(new HistogramBucket(low, high, weight));
        }

        return WithRest(buckets.ToImmutable(), view);
    }

    /// <summary>Buckets of one width from the least to the greatest number. Each weight is off by twice the sketch's rank error at most.</summary>
    /// <param name="view">What the sketch knows.</param>
    /// <param name="count">How many buckets, where so many doubles lie between the ends.</param>
    public static Histogram EqualWidths(QuantileView view, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (view.FiniteQuantile(0) is null)
            return WithRest([], view);
        if (view.Minimum == view.Maximum)
            return WithRest([new HistogramBucket(view.Minimum, view.Maximum, view.FiniteWeight)], view);
        double[] edges = EqualWidth.Edges(view.Minimum, view.Maximum, count), weights = new double[count];
        double below = 0;
        for (int i = 0; i < count; i++)
        {
            double next = i == count - 1 ? view.FiniteWeight : view.WeightBelow(edges[i + 1]) - view.NegativeWeight;
            weights[i] = Math.Max(0, next - below);
            below = Math.Max(below, next);
        }

        return WithRest(Buckets(edges, weights), view);
    }

    /// <summary>The buckets between edges, without those that no number can lie in.</summary>
    public static ImmutableArray<HistogramBucket> Buckets(ReadOnlySpan<double> edges, ReadOnlySpan<double> weights)
    {
        var buckets = ImmutableArray.CreateBuilder<HistogramBucket>(weights.Length);
        for (int i = 0; i < weights.Length; i++)
        {
            if (edges[i] < edges[i + 1] || weights[i] > 0)
                buckets.Add(new HistogramBucket(edges[i], edges[i + 1], weights[i]));
        }

        return buckets.ToImmutable();
    }

    private static Histogram WithRest(ImmutableArray<HistogramBucket> buckets, QuantileView view) =>
        new(buckets, view.NotANumberWeight, view.NegativeWeight, view.PositiveWeight);
}
