using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Benchmarks.Memory;

/// <summary>
/// A row of a thousand columns: doubles of which one in ten is missing, whole numbers, and texts of which there are fifty. It is written and read as columns.
/// </summary>
public readonly record struct WideRow : ISchema<WideRow>
{
    /// <summary>How many columns there are.</summary>
    public const int Width = 1000;

    /// <inheritdoc/>
    public static SchemaInfo Schema { get; } = new(nameof(WideRow), [.. Enumerable.Range(0, Width).Select(Column)]);

    /// <inheritdoc/>
    public static Batch<WideRow> CreateBatch(int capacity) => new WideBatch([.. Schema.Columns.Select(column => Create(column, capacity))]);

    private static ColumnInfo Column(int place)
    {
        string number = place.ToString("000", CultureInfo.InvariantCulture);
        return new ColumnInfo($"c{number}", $"C{number}", (place % 3) switch
        {
            0 => ColumnType.Double,
            1 => ColumnType.Int32,
            _ => ColumnType.Text,
        }, IsNullable: place % 3 == 0);
    }

    private static Column Create(ColumnInfo column, int capacity) => column.Type switch
    {
        ColumnType.Double => new ValueColumn<double>(column, capacity, ValueFormats.Double),
        ColumnType.Int32 => new ValueColumn<int>(column, capacity, ValueFormats.Int32),
        _ => new TextColumn(column, capacity),
    };
}
