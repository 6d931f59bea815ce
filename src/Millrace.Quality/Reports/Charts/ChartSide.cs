using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>One side of a chart.</summary>
/// <param name="Buckets">The buckets.</param>
/// <param name="Total">What weights are shares of: all finite numbers, also those that the chart does not show.</param>
internal sealed record ChartSide(ImmutableArray<HistogramBucket> Buckets, double Total)
{
    /// <summary>The largest share of a bucket.</summary>
    public double Highest => Buckets.IsEmpty ? 0 : Buckets.Max(ShareOf);

    /// <summary>A bucket's share; what is left of rounding where numbers are spread over other buckets is nothing.</summary>
    public double ShareOf(HistogramBucket bucket) => bucket.Weight > Total * 1e-9 ? bucket.Weight / Total : 0;
}
