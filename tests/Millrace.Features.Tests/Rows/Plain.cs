namespace Millrace.Features.Tests.Rows;

/// <summary>The definitions of stages over the numbers of all rows, written down as plainly as can be. NaN is missing.</summary>
internal static class Plain
{
    public static double Mean(double[] values)
    {
        double[] finite = Finite(values);
        return finite.Length == 0 ? 0 : Math.Clamp(finite.Average(), finite[0], finite[^1]);
    }

    /// <summary>The lower one of the two in the middle.</summary>
    public static double Median(double[] values)
    {
        double[] finite = Finite(values);
        return finite.Length == 0 ? 0 : finite[(finite.Length - 1) / 2];
    }

    public static double[] Impute(double[] values, double by) => [.. values.Select(value => double.IsNaN(value) ? by : value)];

    public static double[] ZScore(double[] values) => ZScore(values, Mean(values), Deviation(values));

    public static double[] ZScore(double[] values, double mean, double deviation) =>
        [.. values.Select(value => !double.IsFinite(value) ? double.NaN : deviation == 0 ? 0 : (value - mean) / deviation)];

    public static double Deviation(double[] values)
    {
        double[] finite = Finite(values);
        double mean = Mean(values);
        return finite.Length == 0 || finite[0] == finite[^1] ? 0 : Math.Sqrt(finite.Average(value => (value - mean) * (value - mean)));
    }

    /// <summary>The places where buckets are cut.</summary>
    public static double[] Cuts(double[] values, int buckets)
    {
        double[] finite = Finite(values);
        return finite.Length == 0
            ? []
            : [.. Enumerable.Range(1, buckets - 1).Select(i => finite[i * finite.Length / buckets]).Where(cut => cut > finite[0]).Distinct()];
    }

    /// <summary>The buckets, of which missing numbers have the last.</summary>
    public static int[] Bucketize(double[] values, int buckets)
    {
        double[] cuts = Cuts(values, buckets);
        return [.. values.Select(value => double.IsNaN(value) ? cuts.Length + 1 : cuts.Count(cut => cut <= value))];
    }

    public static float[] OneHot(int[] ids, int width) => [.. ids.SelectMany(id => Enumerable.Range(0, width).Select(place => place == id ? 1f : 0f))];

    /// <summary>What a feature shows of numbers at its end.</summary>
    public static float[] Shown(double[] values) => [.. values.Select(static value => double.IsNaN(value) ? 0 : (float)value)];

    private static double[] Finite(double[] values) => [.. values.Where(double.IsFinite).Order()];
}
