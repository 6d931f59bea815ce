using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Columns of the work's own, which say what no column of a schema does: numbers of rows, groups and the like.</summary>
internal static class RowNumbers
{
    private static readonly ColumnInfo s_info = new("", "", ColumnType.Int64, IsNullable: false);

    /// <summary>An empty column of numbers.</summary>
    public static ValueColumn<long> Create(int capacity = 0) => new(s_info, capacity, ValueFormats.Int64);

    /// <summary>Adds numbers that follow each other.</summary>
    public static void AppendFrom(this ValueColumn<long> column, long first, int count)
    {
        Span<long> numbers = column.AppendUninitialized(count);
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = first + i;
    }
}
