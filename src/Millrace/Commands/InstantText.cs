using System.Globalization;

namespace Millrace.Commands;

/// <summary>A point in time as people write it: 2026-01-31, 2026-01-31T17:45, or how long ago: 30m, 12h, 7d.</summary>
internal static class InstantText
{
    /// <summary>Reads it; without an offset it is UTC.</summary>
    /// <param name="text">The text.</param>
    /// <param name="option">The option that it is given for.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UsageException">It is no such text.</exception>
    public static DateTimeOffset Read(string text, string option, TimeProvider time)
    {
        if (text.Length > 1 && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count))
        {
            TimeSpan? unit = text[^1] switch { 'm' => TimeSpan.FromMinutes(1), 'h' => TimeSpan.FromHours(1), 'd' => TimeSpan.FromDays(1), _ => null };
            DateTimeOffset now = time.GetUtcNow();
            if (unit is { } known && count <= (now - DateTimeOffset.MinValue) / known)
                return now - (count * known);
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant)
            ? instant
            : throw new UsageException($"'{text}' is not a value for '{option}': expected a time such as 2026-01-31T17:45, or how long ago, such as 7d.");
    }
}
