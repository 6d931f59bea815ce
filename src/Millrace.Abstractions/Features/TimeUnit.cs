namespace Millrace;

/// <summary>The unit in which <see cref="ElapsedAttribute"/> counts.</summary>
public enum TimeUnit
{
    /// <summary>Seconds.</summary>
    Seconds = 0,

    /// <summary>Minutes of 60 seconds.</summary>
    Minutes = 1,

    /// <summary>Hours of 60 minutes.</summary>
    Hours = 2,

    /// <summary>Days of 24 hours.</summary>
    Days = 3,
}
