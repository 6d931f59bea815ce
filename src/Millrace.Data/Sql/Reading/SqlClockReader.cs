using System.Data.Common;

namespace Millrace.Data;

/// <summary>Dates and times as clocks show them, cut to the microsecond; those with an offset as in Greenwich.</summary>
internal sealed class SqlClockReader : SqlColumnReader
{
    public override bool TryAppend(Column column, DbDataReader reader, int ordinal)
    {
        Type type = reader.GetFieldType(ordinal);
        return column switch
        {
            ValueColumn<DateTime> target when Instant(reader, ordinal, type) is { } instant =>
                Add(target, DateTime.SpecifyKind(Cut(instant), DateTimeKind.Unspecified)),
            ValueColumn<DateOnly> target when Day(reader, ordinal, type) is { } day => Add(target, day),
            ValueColumn<DateOnly> target when Instant(reader, ordinal, type) is { } instant =>
                instant.TimeOfDay == TimeSpan.Zero && Add(target, DateOnly.FromDateTime(instant)),
            ValueColumn<TimeOnly> target when type == typeof(TimeOnly) => Add(target, Cut(reader.GetFieldValue<TimeOnly>(ordinal))),
            ValueColumn<TimeOnly> target when type == typeof(TimeSpan) => TryAdd(target, reader.GetFieldValue<TimeSpan>(ordinal)),
            _ => TryAppendText(column, reader, ordinal),
        };
    }

    /// <summary>Whether a date, or a date and time, is at an end of the calendar of .NET, by which providers say infinity.</summary>
    public static bool IsAtEnd(object value) => value is DateTime instant
        ? instant.Ticks == 0 || instant.Ticks == DateTime.MaxValue.Ticks
        : value is DateOnly day && (day == DateOnly.MinValue || day == DateOnly.MaxValue);

    private static DateOnly? Day(DbDataReader reader, int ordinal, Type type)
    {
        if (type != typeof(DateOnly))
            return null;
        var day = reader.GetFieldValue<DateOnly>(ordinal);
        if ((day == DateOnly.MinValue || day == DateOnly.MaxValue) && Raw<int>(reader, ordinal) is int.MinValue or int.MaxValue)
            throw Infinite();
        return day;
    }

    private static DateTime? Instant(DbDataReader reader, int ordinal, Type type)
    {
        if (type == typeof(DateTimeOffset))
            return Finite(reader, ordinal, reader.GetFieldValue<DateTimeOffset>(ordinal).UtcDateTime);
        return type == typeof(DateTime) ? Finite(reader, ordinal, reader.GetDateTime(ordinal)) : Day(reader, ordinal, type)?.ToDateTime(TimeOnly.MinValue);
    }

    private static DateTime Finite(DbDataReader reader, int ordinal, DateTime instant)
    {
        bool isSuspect = instant.Ticks == 0 || instant.Ticks == DateTime.MaxValue.Ticks;

        // A provider with dates for days alone may give them as instants.
        if (isSuspect && (Raw<long>(reader, ordinal) is long.MinValue or long.MaxValue || Raw<int>(reader, ordinal) is int.MinValue or int.MaxValue))
            throw Infinite();
        return instant;
    }

    // Npgsql gives the ends of .NET's calendar for infinity: only the number that the database sent tells one from a date that is meant.
    private static T? Raw<T>(DbDataReader reader, int ordinal)
        where T : struct
    {
        try
        {
            return reader.GetFieldValue<T>(ordinal);
        }
        catch (Exception error) when (error is InvalidCastException or NotSupportedException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static DataException Infinite() => new("infinity is no date.");

    private static DateTime Cut(DateTime instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond));

    private static TimeOnly Cut(TimeOnly time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static bool TryAdd(ValueColumn<TimeOnly> target, TimeSpan time) =>
        time >= TimeSpan.Zero && time < TimeSpan.FromDays(1) && Add(target, Cut(TimeOnly.FromTimeSpan(time)));

    private static bool Add<T>(ValueColumn<T> target, T value)
        where T : struct
    {
        target.Append(value);
        return true;
    }
}
