using System.Globalization;

namespace Millrace.Data;

/// <summary>Timestamps of 96 bits as what a clock shows.</summary>
/// <param name="truncates">Whether what lies below the microsecond is cut off; otherwise it does not fit.</param>
internal readonly struct Int96Timestamp(bool truncates) : IConversion<Int96, DateTime>
{
    // The Julian day of 0001-01-01.
    private const int FirstDay = 1_721_426;
    private const long NanosecondsPerDay = 86_400_000_000_000;

    public int Convert(ReadOnlySpan<Int96> stored, Span<DateTime> values)
    {
        for (int i = 0; i < stored.Length; i++)
        {
            long day = (long)stored[i].JulianDay - FirstDay;
            long nanoseconds = stored[i].Nanoseconds;
            if (nanoseconds < 0 || nanoseconds >= NanosecondsPerDay || day < 0 || day > DateOnly.MaxValue.DayNumber)
                return i;
            if (!truncates && nanoseconds % FinerTime.Nanoseconds != 0)
                return i;
            values[i] = new DateTime((day * TimeSpan.TicksPerDay) + (nanoseconds / FinerTime.Nanoseconds * TimeSpan.TicksPerMicrosecond));
        }

        return -1;
    }

    public string Show(Int96 stored) => string.Create(CultureInfo.InvariantCulture, $"{stored.Nanoseconds} nanoseconds of Julian day {stored.JulianDay}");

    public string? ReasonOf(Int96 stored) => FinerTime.ReasonOf<Int96, DateTime, Int96Timestamp>(stored, new Int96Timestamp(truncates: true));
}
