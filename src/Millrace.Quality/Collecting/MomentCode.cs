namespace Millrace.Quality;

/// <summary>Dates with times, by their ticks since the first of January of the year 1.</summary>
internal readonly struct MomentCode : IWholeCode<DateTime>
{
    public static bool HasNumbers => true;

    public static bool HasFrequent => false;

    public static long Least => 0;

    public static long Most => DateTime.MaxValue.Ticks;

    public static long Encode(DateTime value) => value.Ticks;

    public static DateTime Decode(long code) => new(code);

    public static double ToNumber(long code) => code;
}
