namespace Millrace;

/// <summary>What one span of data is.</summary>
public enum SpanUnit
{
    /// <summary>A number that counts up.</summary>
    Number = 0,

    /// <summary>A year.</summary>
    Year = 1,

    /// <summary>A month of a year.</summary>
    Month = 2,

    /// <summary>A day.</summary>
    Day = 3,

    /// <summary>An hour of a day.</summary>
    Hour = 4,
}
