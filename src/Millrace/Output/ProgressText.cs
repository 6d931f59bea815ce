using System.Globalization;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>How far a step is, in words.</summary>
internal static class ProgressText
{
    /// <summary>How far, how fast and how long still: <c>40,000 of 100,000 rows (40 %), 8,000 rows/s, 7.50 s left</c>.</summary>
    /// <param name="progress">What the step said.</param>
    /// <param name="elapsed">How long it has been running.</param>
    /// <param name="withShare">Whether the share is told; not where a bar shows it.</param>
    public static string Describe(StepProgress progress, TimeSpan elapsed, bool withShare)
    {
        double rate = progress.Done / Math.Max(elapsed.TotalSeconds, 1e-3);
        string speed = rate >= 100 ? Texts.Count((long)rate) : rate.ToString("0.#", CultureInfo.InvariantCulture);
        return $"{Amount(progress, withShare)}, {speed} {progress.Unit}/s{Remaining(progress, rate)}";
    }

    private static string Amount(StepProgress progress, bool withShare)
    {
        if (progress.Total is not (> 0 and long total))
            return $"{Texts.Count(progress.Done)} {progress.Unit}";

        string share = withShare ? string.Create(CultureInfo.InvariantCulture, $" ({100.0 * progress.Done / total:0} %)") : "";
        return $"{Texts.Count(progress.Done)} of {Texts.Count(total)} {progress.Unit}{share}";
    }

    private static string Remaining(StepProgress progress, double rate)
    {
        if (progress.Total is not { } total || progress.Done <= 0 || progress.Done >= total)
            return "";

        double seconds = (total - progress.Done) / rate;
        return seconds < TimeSpan.MaxValue.TotalSeconds ? $", {Texts.Duration(TimeSpan.FromSeconds(seconds))} left" : "";
    }
}
