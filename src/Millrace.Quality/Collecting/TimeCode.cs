namespace Millrace.Quality;

/// <summary>Times of day, by their ticks.</summary>
internal readonly struct TimeCode : IWholeCode<TimeOnly>
{
    public static bool HasNumbers => true;

    public static bool HasFrequent => false;

    public static long Least => 0;

    public static long Most => TimeOnly.MaxValue.Ticks;

    public static long Encode(TimeOnly value) => value.Ticks;

    public static TimeOnly Decode(long code) => new(code);

    public static double ToNumber(long code) => code;
}
