using System.Collections.Immutable;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>A series as a line of small bars, from the least finite value to the greatest.</summary>
internal static class Sparkline
{
    /// <summary>How many bars there are at most; of a longer series each bar shows the mean of neighbouring points.</summary>
    public const int MaximumBars = 40;

    private const string Bars = "▁▂▃▄▅▆▇█";
    private const char Gap = ' ';

    /// <summary>Draws the points; where none is finite, there is a gap.</summary>
    public static string Draw(ImmutableArray<SeriesPoint> points)
    {
        double[] values = Resample(points);
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return "";

        double least = finite.Min(), greatest = finite.Max();
        return string.Concat(values.Select(value => double.IsFinite(value) ? Bars[Height(value, least, greatest)] : Gap));
    }

    /// <summary>Half of each number is taken, so that no difference of two is too great for a double.</summary>
    private static int Height(double value, double least, double greatest) => greatest > least
        ? (int)Math.Round((Bars.Length - 1) * (((value / 2) - (least / 2)) / ((greatest / 2) - (least / 2))))
        : 0;

    private static double[] Resample(ImmutableArray<SeriesPoint> points)
    {
        var values = new double[Math.Min(points.Length, MaximumBars)];
        for (int bar = 0; bar < values.Length; bar++)
        {
            int from = (int)((long)points.Length * bar / values.Length), to = (int)((long)points.Length * (bar + 1) / values.Length);
            double[] finite = [.. points[from..to].Select(static point => point.Value).Where(double.IsFinite)];
            values[bar] = finite.Length == 0 ? double.NaN : finite.Sum(value => value / finite.Length);
        }

        return values;
    }
}
