using System.Globalization;

namespace Millrace.Data;

/// <summary>
/// Points in time, counted from 1970, as texts of any year: one before 1 or after 9999, which no <see cref="DateTime"/> is, has a sign and six digits,
/// the form of ISO 8601 that other programs read. All digits of a second are shown.
/// </summary>
/// <param name="unit">What is counted.</param>
internal sealed class TimestampText(TimeUnit unit) : ValueFormat<long>
{
    // Calendars repeat after so many years.
    private const int EraYears = 400;
    private const int EraDays = 146_097;
    private const int DaySeconds = 86_400;
    private const long SecondNanoseconds = 1_000_000_000;

    // A point and nine digits.
    private const int Decimals = 10;

    public override string Description => ValueFormats.DateTime.Description;

    /// <summary>No text is read: values of this form come from files and are only written.</summary>
    public override bool TryParse(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        return false;
    }

    public override bool TryFormat(long value, Span<char> destination, out int written)
    {
        Span<DateTime> near = stackalloc DateTime[1];
        if (new Timestamp(unit, truncates: false).Convert([value], near) < 0)
            return ValueFormats.DateTime.TryFormat(near[0], destination, out written);
        long scale = unit switch
        {
            TimeUnit.Milliseconds => 1000,
            TimeUnit.Microseconds => 1_000_000,
            _ => SecondNanoseconds,
        };
        var (seconds, fraction) = Divide(value, scale);
        var (days, second) = Divide(seconds, DaySeconds);
        var (eras, day) = Divide(days, EraDays);
        DateTime time = DateTime.UnixEpoch.AddDays(day).AddSeconds(second);
        long year = time.Year + (eras * EraYears);
        Span<char> digits = stackalloc char[Decimals];
        _ = digits.TryWrite(CultureInfo.InvariantCulture, $".{fraction * (SecondNanoseconds / scale):D9}", out _);
        ReadOnlySpan<char> decimals = fraction == 0 ? default : digits.TrimEnd('0');
        return year is >= 1 and <= 9999
            ? destination.TryWrite(CultureInfo.InvariantCulture, $"{year:D4}-{time:MM-dd'T'HH:mm:ss}{decimals}", out written)
            : destination.TryWrite(
                CultureInfo.InvariantCulture, $"{(year < 0 ? '-' : '+')}{Math.Abs(year):D6}-{time:MM-dd'T'HH:mm:ss}{decimals}", out written);
    }

    private static (long Quotient, long Remainder) Divide(long value, long divisor)
    {
        var (quotient, remainder) = Math.DivRem(value, divisor);
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder);
    }
}
