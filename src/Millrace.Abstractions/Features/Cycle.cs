namespace Millrace;

/// <summary>The cycle in which <see cref="CyclicAttribute"/> places a date or time.</summary>
public enum Cycle
{
    /// <summary>None of a calendar: numbers with a period that the attribute gives.</summary>
    None = 0,

    /// <summary>From full hour to full hour. Of columns with a time of day.</summary>
    Hour = 1,

    /// <summary>From midnight to midnight. Of columns with a time of day.</summary>
    Day = 2,

    /// <summary>From Monday, 0:00, on. Of columns with a date, as all cycles that follow.</summary>
    Week = 3,

    /// <summary>From the first of the month on; a day's share depends on how many the month has.</summary>
    Month = 4,

    /// <summary>From 1 January on; a day's share depends on whether the year is a leap year.</summary>
    Year = 5,
}
