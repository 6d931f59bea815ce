namespace Millrace.Data;

/// <summary>A part of a form in which dates are written.</summary>
internal enum DatePart
{
    /// <summary>Bytes that stand there as they are.</summary>
    Literal,

    /// <summary>Four digits of the year.</summary>
    Year,

    /// <summary>Two digits of a year from 1969 to 2068.</summary>
    ShortYear,

    /// <summary>The month's number.</summary>
    Month,

    /// <summary>The first three letters of the month's English name.</summary>
    MonthName,

    /// <summary>The day of the month.</summary>
    Day,

    /// <summary>The hour from 0 to 23.</summary>
    Hour,

    /// <summary>The hour from 1 to 12.</summary>
    HalfHour,

    /// <summary>AM or PM.</summary>
    Half,

    /// <summary>The minute.</summary>
    Minute,

    /// <summary>The second.</summary>
    Second,

    /// <summary>Decimals of the second.</summary>
    Decimals,
}
