using Millrace.Data;

namespace Millrace.Features;

/// <summary>Boundaries that cut numbers into buckets of about as many rows each.</summary>
internal static class QuantileBoundaries
{
    /// <summary>The boundaries between buckets, ascending.</summary>
    /// <param name="sketch">The numbers.</param>
    /// <param name="buckets">How many buckets at most.</param>
    public static double[] Of(QuantileSketch sketch, int buckets)
    {
        QuantileView view = sketch.View();
        var boundaries = new List<double>(buckets - 1);

        // A boundary that equals the smallest value, or another boundary, would leave a bucket that no training row falls in.
        double last = view.Minimum;
        for (int i = 1; i < buckets; i++)
        {
            long rank = (long)((Int128)sketch.Finite.Count * i / buckets);
            if (view.FiniteQuantile((rank + 1) / view.FiniteWeight) is { } value && value > last)
            {
                boundaries.Add(value);
                last = value;
            }
        }

        return [.. boundaries];
    }
}
