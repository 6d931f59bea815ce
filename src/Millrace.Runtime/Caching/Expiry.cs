using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// The end of a result's life. It is measured from the end of the step that was executed, so reuse does not prolong it. A result from the future, which
/// a clock leaves behind that was set back, counts as fresh.
/// </summary>
internal static class Expiry
{
    /// <summary>Why a result is too old to stand for a step; null where it is not.</summary>
    public static string? Of(BoundStep step, CacheHit hit, Store store)
    {
        if (step.Cache != CachePolicy.Expires || step.Policy.ExpiresAfter is not TimeSpan life)
            return null;
        TimeSpan age = store.Time.GetUtcNow() - store.Cache.MadeAt(hit);
        return age > life ? $"expired: made {Text(age)} ago, kept for {Text(life)}" : null;
    }

    /// <summary>A length of time in the largest unit of which it holds at least two, or exactly one.</summary>
    private static string Text(TimeSpan time)
    {
        (long ticks, string unit) = new[] { (TimeSpan.TicksPerDay, "day"), (TimeSpan.TicksPerHour, "hour"), (TimeSpan.TicksPerMinute, "minute") }
            .FirstOrDefault(each => time.Ticks >= 2 * each.Item1 || time.Ticks == each.Item1, (TimeSpan.TicksPerSecond, "second"));
        long count = time.Ticks / ticks;
        return string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
    }
}
