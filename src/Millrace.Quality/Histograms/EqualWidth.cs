namespace Millrace.Quality;

/// <summary>The edges of buckets of one width.</summary>
internal static class EqualWidth
{
    /// <param name="minimum">Where the first bucket begins.</param>
    /// <param name="maximum">Where the last one ends.</param>
    /// <param name="count">How many buckets there are.</param>
    /// <returns>One edge more than buckets, ascending; some are equal where fewer numbers lie between the ends.</returns>
    public static double[] Edges(double minimum, double maximum, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        double[] edges = new double[count + 1];
        edges[0] = minimum;
        for (int i = 1; i < count; i++)
        {
            double share = (double)i / count;

            // Not by the width, which may be too large for a double.
            edges[i] = Math.Clamp((minimum * (1 - share)) + (maximum * share), edges[i - 1], maximum);
        }

        edges[count] = maximum;
        return edges;
    }
}
