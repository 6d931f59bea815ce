using System.Globalization;

namespace Millrace.Features;

/// <summary>The parts of dates and times.</summary>
internal static class DateParts
{
    /// <summary>Whether a part is one of the time of day; else it is one of the date.</summary>
    public static bool IsOfTime(DatePart part) => part is DatePart.Minute or DatePart.Hour;

    /// <summary>How many ids a part has.</summary>
    public static int Count(DatePart part) => part switch
    {
        DatePart.Minute => 60,
        DatePart.Hour => 24,
        DatePart.DayOfWeek => 7,
        DatePart.DayOfMonth => 31,
        DatePart.DayOfYear => 366,
        DatePart.WeekOfYear => 53,
        DatePart.Month => 12,
        _ => 4,
    };

    /// <summary>What each id stands for: the day's English name, else a number as people count, from 0 for hours and minutes, from 1 for others.</summary>
    public static IEnumerable<string> Names(DatePart part) => part == DatePart.DayOfWeek
        ? ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        : Enumerable.Range(IsOfTime(part) ? 0 : 1, Count(part)).Select(static number => number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The part's id.</summary>
    /// <param name="part">The part.</param>
    /// <param name="ticks">The date or time.</param>
    public static int Of(DatePart part, long ticks) => part switch
    {
        DatePart.Minute => (int)(ticks / TimeSpan.TicksPerMinute % 60),
        DatePart.Hour => (int)(ticks / TimeSpan.TicksPerHour % 24),

        // 1 January of year 1 was a Monday.
        DatePart.DayOfWeek => (int)(ticks / TimeSpan.TicksPerDay % 7),
        DatePart.DayOfMonth => new DateTime(ticks).Day - 1,
        DatePart.DayOfYear => new DateTime(ticks).DayOfYear - 1,
        DatePart.WeekOfYear => ISOWeek.GetWeekOfYear(new DateTime(ticks)) - 1,
        DatePart.Month => new DateTime(ticks).Month - 1,
        _ => (new DateTime(ticks).Month - 1) / 3,
    };
}
