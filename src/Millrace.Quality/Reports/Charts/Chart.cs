using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>A histogram to be drawn: of one side, or of both over the same buckets.</summary>
/// <param name="Low">Where the axis begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Current">The current side; null where it has none.</param>
/// <param name="Previous">The previous side; null where it has none, or there is one side.</param>
internal sealed record Chart(double Low, double High, ChartSide? Current, ChartSide? Previous)
{
    /// <summary>Whether its buckets are others than those that are known, so that numbers count as spread evenly over the latter.</summary>
    public bool IsSpread { get; init; }

    /// <summary>The largest share of a bucket of either side; the height of the chart.</summary>
    public double Highest => Math.Max(Current?.Highest ?? 0, Previous?.Highest ?? 0);

    /// <summary>The buckets of the side that there is, the current one first.</summary>
    public ImmutableArray<HistogramBucket> Buckets => (Current ?? Previous)!.Buckets;

    /// <summary>Where a number stands, from 0 at the begin of the axis to 1 at its end.</summary>
    public double PlaceOf(double value)
    {
        // Halves, because the whole width may be too large for a double.
        double width = (High / 2) - (Low / 2);
        return width > 0 ? Math.Clamp(((value / 2) - (Low / 2)) / width, 0, 1) : 0.5;
    }
}
