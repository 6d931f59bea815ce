using System.Globalization;

namespace Millrace.Policies;

/// <summary>
/// How policies of steps are written, and what they may say. The generator compiles this file as well, so that attributes and configuration are read alike.
/// </summary>
internal static class PolicyTexts
{
    public const string TimeAdvice = "write \"00:30:00\" for half an hour, \"1.00:00:00\" for a day";

    public const string MemoryAdvice = "write a number with its unit, such as \"500 MiB\" or \"4 GiB\"";

    private static readonly (string Unit, long Bytes)[] s_units =
    [
        ("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("TiB", 1L << 40),
        ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000), ("B", 1),
    ];

    /// <summary>Reads a length of time. A number alone is none: it would be days, which nobody means by 30.</summary>
    public static bool TryReadTime(string text, out TimeSpan time)
    {
        time = default;
        return text.Any(static each => each == ':') && TimeSpan.TryParseExact(text.Trim(), "c", CultureInfo.InvariantCulture, out time);
    }

    /// <summary>Reads an amount of memory in bytes, which is never 0.</summary>
    public static bool TryReadMemory(string text, out long bytes)
    {
        bytes = 0;
        string trimmed = text.Trim();
        foreach ((string unit, long size) in s_units)
        {
            if (!trimmed.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
                continue;
            string count = trimmed.Substring(0, trimmed.Length - unit.Length).Trim();
            if (!decimal.TryParse(count, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
                return false;
            bool isAmount = number <= long.MaxValue / size && number * size >= 1;
            bytes = isAmount ? (long)(number * size) : 0;
            return isAmount;
        }

        return false;
    }

    /// <summary>What a number of cores must do instead; null where it is one.</summary>
    public static string? CpusProblem(int cpus) => cpus >= -1 ? null : "be at least 0, or -1 for all cores";

    /// <summary>What a number of GPUs must do instead; null where it is one.</summary>
    public static string? GpusProblem(int gpus) => gpus >= 0 ? null : "be at least 0";

    /// <summary>What a number of attempts must do instead; null where it is one.</summary>
    public static string? AttemptsProblem(int attempts, int least) =>
        attempts >= least && attempts <= 100 ? null : string.Format(CultureInfo.InvariantCulture, "lie between {0} and 100", least);

    /// <summary>What a limit of time must do instead; null where it is one. No timer waits longer.</summary>
    public static string? TimeoutProblem(TimeSpan timeout) =>
        timeout > TimeSpan.Zero && timeout <= TimeSpan.FromDays(49) ? null : "be more than 0 and at most 49 days";

    /// <summary>What a wait must do instead; null where it is one.</summary>
    public static string? DelayProblem(TimeSpan delay) => delay >= TimeSpan.Zero && delay <= TimeSpan.FromMinutes(5) ? null : "lie between 0 and 5 minutes";

    /// <summary>What the life of a result must do instead; null where it is one.</summary>
    public static string? ExpiryProblem(TimeSpan after) => after > TimeSpan.Zero ? null : "be more than 0";
}
