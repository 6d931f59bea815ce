namespace Millrace.Data;

/// <summary>The unit of a time or a timestamp; the numbers are the format's.</summary>
internal enum TimeUnit
{
    Milliseconds = 1,
    Microseconds = 2,
    Nanoseconds = 3,
}
