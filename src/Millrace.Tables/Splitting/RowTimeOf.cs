using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The column that tells when a row was.</summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class RowTime<T>
    where T : struct, ISchema<T>
{
    internal RowTime(ColumnRef<T> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        Column = column;
    }

    /// <summary>The column.</summary>
    public ColumnRef<T> Column { get; }

    /// <summary>The time of a row as a number that grows with it: microseconds, days, or the column's own.</summary>
    internal static long Read(Column column, int row) => column switch
    {
        ValueColumn<DateTime> times => times[row].Ticks / TimeSpan.TicksPerMicrosecond,
        ValueColumn<DateOnly> days => days[row].DayNumber,
        ValueColumn<long> numbers => numbers[row],
        _ => throw new ArgumentException($"Column \"{column.Info.Name}\" holds no times."),
    };

    /// <summary>The time that a text says, as the column would read it from a file.</summary>
    /// <exception cref="ParameterException">It says none.</exception>
    internal long Parse(string parameter, string text)
    {
        using Batch<T> batch = T.CreateBatch(1);
        Column column = batch.Columns[Column.Index];
        return column.TryAppendText(text)
            ? Read(column, 0)
            : throw new ParameterException(parameter, $"'{parameter}' is \"{text}\", but column \"{Column.Info.Name}\" needs {column.ValueDescription}.");
    }
}
