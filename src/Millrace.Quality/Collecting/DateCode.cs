namespace Millrace.Quality;

/// <summary>Dates, by the number of days since the first of January of the year 1.</summary>
internal readonly struct DateCode : IWholeCode<DateOnly>
{
    public static bool HasNumbers => true;

    public static bool HasFrequent => true;

    public static long Least => DateOnly.MinValue.DayNumber;

    public static long Most => DateOnly.MaxValue.DayNumber;

    public static long Encode(DateOnly value) => value.DayNumber;

    public static DateOnly Decode(long code) => DateOnly.FromDayNumber((int)code);

    public static double ToNumber(long code) => code;
}
