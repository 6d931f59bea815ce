using System.Globalization;

namespace Millrace.Output;

/// <summary>Numbers and times as people read them, the same in every culture.</summary>
internal static class Texts
{
    /// <summary>A duration: <c>0.04 s</c>, <c>12.3 s</c>, <c>2 min 03 s</c>, <c>1 h 05 min</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.995 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s"),
        { TotalSeconds: < 59.95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalSeconds: < 3599.5 } => Parts((long)Math.Round(time.TotalSeconds), "min", "s"),
        _ => Parts((long)Math.Round(time.TotalMinutes), "h", "min"),
    };

    private static string Parts(long count, string unit, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"{count / 60} {unit} {count % 60:00} {part}");

    /// <summary>A count with separators: <c>12,345</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A metric: four decimals for small numbers, separators for large ones, <c>NaN</c> as it is.</summary>
    public static string Metric(double value) => Math.Abs(value) switch
    {
        _ when !double.IsFinite(value) => value.ToString(CultureInfo.InvariantCulture),
        < 1e-4 and not 0 => value.ToString("0.###E+0", CultureInfo.InvariantCulture),
        >= 1e15 => value.ToString("0.###E+0", CultureInfo.InvariantCulture),
        _ when value == Math.Floor(value) => value.ToString("N0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,##0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>A number of bytes: <c>812 B</c>, <c>4.2 MB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };

    /// <summary>A point in time, in UTC, to the second.</summary>
    public static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A count and its unit: <c>1 step</c>, <c>3 steps</c>.</summary>
    public static string Plural(long count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
}
