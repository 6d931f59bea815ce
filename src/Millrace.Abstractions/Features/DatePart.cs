namespace Millrace;

/// <summary>What <see cref="DatePartAttribute"/> takes from a date or a time. The first value of each part has the id 0.</summary>
public enum DatePart
{
    /// <summary>The minute of the hour: 60 ids. Of columns with a time of day.</summary>
    Minute = 0,

    /// <summary>The hour of the day: 24 ids. Of columns with a time of day.</summary>
    Hour = 1,

    /// <summary>The day of the week, Monday first: 7 ids. Of columns with a date, as all parts that follow.</summary>
    DayOfWeek = 2,

    /// <summary>The day of the month: 31 ids, the first day's is 0.</summary>
    DayOfMonth = 3,

    /// <summary>The day of the year: 366 ids, 1 January's is 0; 31 December's is 364, or 365 in leap years.</summary>
    DayOfYear = 4,

    /// <summary>The week of the year by ISO 8601: 53 ids, week 1's is 0. The days around New Year may belong to a week of the other year.</summary>
    WeekOfYear = 5,

    /// <summary>The month: 12 ids, January's is 0.</summary>
    Month = 6,

    /// <summary>The quarter of the year: 4 ids, that of January to March is 0.</summary>
    Quarter = 7,
}
