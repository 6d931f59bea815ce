using System.Collections;
using System.Globalization;

namespace Millrace.Data.Tests.Files;

/// <summary>Values as texts that are equal where the values are, whatever types a library gives them.</summary>
internal static class Shown
{
    public const string Missing = "missing";

    public static string Of(object? value, ColumnInfo column) => value is null or DBNull ? Missing : column.Type switch
    {
        ColumnType.List => $"[{string.Join(", ", ((IEnumerable)value).Cast<object?>().Select(item => Of(item, column.Item!)))}]",
        ColumnType.DateTime => $"{((DateTime)value).Ticks} ticks",
        ColumnType.Date => $"{DayOf(value)} days",
        ColumnType.Time => $"{TicksOf(value)} ticks",
        ColumnType.Half => $"{Convert.ToSingle(value is Half half ? (float)half : value, CultureInfo.InvariantCulture)}",
        ColumnType.Binary => Hex(value),
        _ => value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()!,
    };

    /// <summary>Each column of rows.</summary>
    public static List<string>[] Columns<T>(IReadOnlyCollection<T> rows)
        where T : struct, ISchema<T> =>
    [
        .. T.Schema.Columns.Select(column =>
        {
            System.Reflection.PropertyInfo property = typeof(T).GetProperty(column.Member)!;
            return rows.Select(row => Of(property.GetValue(row), column)).ToList();
        }),
    ];

    private static int DayOf(object value) => value switch
    {
        DateTime time => DateOnly.FromDateTime(time).DayNumber,
        ParquetSharp.Date date => DateOnly.FromDateTime(date.DateTime).DayNumber,
        _ => ((DateOnly)value).DayNumber,
    };

    // Parquet.Net has microseconds of a local time as a number.
    private static long TicksOf(object value) => value switch
    {
        TimeSpan span => span.Ticks,
        long micros => micros * TimeSpan.TicksPerMicrosecond,
        _ => ((TimeOnly)value).Ticks,
    };

    private static string Hex(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        _ => (string)value,
    };
}
