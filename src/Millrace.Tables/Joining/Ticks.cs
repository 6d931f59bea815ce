using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Times as numbers of ticks, to the microsecond, as keys and files hold them.</summary>
internal static class Ticks
{
    /// <summary>What stands for a missing time.</summary>
    public const long Missing = long.MinValue;

    /// <summary>A row's time.</summary>
    public static long Of(Column column, int row) => column.IsMissing(row) ? Missing : column switch
    {
        ValueColumn<DateTime> times => Round(times[row].Ticks),
        ValueColumn<DateOnly> days => days[row].DayNumber * TimeSpan.TicksPerDay,
        ValueColumn<TimeOnly> times => Round(times[row].Ticks),
        _ => Missing,
    };

    /// <summary>Bytes of a time at the end of a key in which all values are marked.</summary>
    public static int KeyBytes(Column column) => 1 + (column is ValueColumn<DateOnly> ? sizeof(int) : sizeof(long));

    private static long Round(long ticks) => ticks - (ticks % TimeSpan.TicksPerMicrosecond);
}
