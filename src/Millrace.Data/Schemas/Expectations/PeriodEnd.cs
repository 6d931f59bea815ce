using System.Globalization;

namespace Millrace.Data;

/// <summary>Reads the ends of a period. The compiler reads them by the same code.</summary>
internal static class PeriodEnd
{
    private static readonly string[] s_dates = ["yyyy-MM-dd"];
    private static readonly string[] s_times = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];
    private static readonly string[] s_both =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    /// <param name="text">The text.</param>
    /// <param name="isDate">Whether values have a date.</param>
    /// <param name="isTime">Whether values have a time.</param>
    /// <param name="ticks">Ticks of 100 ns since the first of all dates, or since midnight.</param>
    public static bool TryParse(string text, bool isDate, bool isTime, out long ticks)
    {
        string[] formats = isDate && isTime ? s_both : isDate ? s_dates : s_times;
        bool isRead = DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out DateTime value);
        ticks = value.Ticks;
        return isRead;
    }
}
