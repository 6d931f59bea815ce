using System.Globalization;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Numbers of a column as its type means them: days and ticks as dates and times.</summary>
internal static class TypedNumber
{
    /// <summary>A number that stands for a value.</summary>
    public static string Of(ColumnType type, double value) => type switch
    {
        ColumnType.Date when value >= 0 && value <= DateOnly.MaxValue.DayNumber =>
            DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.DateTime when value >= 0 && value < DateTime.MaxValue.Ticks => Instant(new DateTime((long)value)),
        ColumnType.Time when value >= 0 && value < TimeSpan.TicksPerDay =>
            new TimeOnly((long)value).ToString("HH:mm:ss.FFF", CultureInfo.InvariantCulture),
        _ => ReportNumber.Of(value),
    };

    /// <summary>A number that stands for a difference of values.</summary>
    public static string Difference(ColumnType type, double value) => type switch
    {
        ColumnType.Date => $"{ReportNumber.Of(value)} days",
        ColumnType.DateTime or ColumnType.Time => Duration(value / TimeSpan.TicksPerSecond),
        _ => ReportNumber.Of(value),
    };

    private static string Instant(DateTime time) =>
        time.ToString(time.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Duration(double seconds) => seconds switch
    {
        >= 2 * 86_400 => $"{Digits(seconds / 86_400)} days",
        >= 2 * 3_600 => $"{Digits(seconds / 3_600)} h",
        >= 120 => $"{Digits(seconds / 60)} min",
        _ => $"{ReportNumber.Of(seconds)} s",
    };

    private static string Digits(double value) => ReportNumber.Of(Math.Round(value, 2));
}
