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
            ValueColumn<DateTime> target when Instant(reader, ordinal, type) is { } instant => Add(target, DateTime.SpecifyKind(Cut(instant), DateTimeKind.Unspecified)),
            ValueColumn<DateOnly> target when type == typeof(DateOnly) => Add(target, reader.GetFieldValue<DateOnly>(ordinal)),
            ValueColumn<DateOnly> target when Instant(reader, ordinal, type) is { } instant => instant.TimeOfDay == TimeSpan.Zero && Add(target, DateOnly.FromDateTime(instant)),
            ValueColumn<TimeOnly> target when type == typeof(TimeOnly) => Add(target, Cut(reader.GetFieldValue<TimeOnly>(ordinal))),
            ValueColumn<TimeOnly> target when type == typeof(TimeSpan) =>
                reader.GetFieldValue<TimeSpan>(ordinal) is var time && time >= TimeSpan.Zero && time < TimeSpan.FromDays(1) && Add(target, Cut(TimeOnly.FromTimeSpan(time))),
            _ => column.TryAppendText(Text(reader, ordinal)),
        };
    }

    private static DateTime? Instant(DbDataReader reader, int ordinal, Type type)
    {
        if (type == typeof(DateTime))
            return reader.GetDateTime(ordinal);
        if (type == typeof(DateTimeOffset))
            return reader.GetFieldValue<DateTimeOffset>(ordinal).UtcDateTime;
        return type == typeof(DateOnly) ? reader.GetFieldValue<DateOnly>(ordinal).ToDateTime(TimeOnly.MinValue) : null;
    }

    private static DateTime Cut(DateTime instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond));

    private static TimeOnly Cut(TimeOnly time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond));

    private static bool Add<T>(ValueColumn<T> target, T value)
        where T : struct
    {
        target.Append(value);
        return true;
    }
}
