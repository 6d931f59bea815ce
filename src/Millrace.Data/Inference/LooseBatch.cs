namespace Millrace.Data;

/// <summary>A batch of columns that are not known before the program runs.</summary>
/// <param name="schema">The columns; no enumerations, whose types nobody knows.</param>
internal sealed class LooseBatch(SchemaInfo schema) : Batch(schema, [.. schema.Columns.Select(CreateColumn)])
{
    /// <summary>An empty column.</summary>
    public static Column CreateColumn(ColumnInfo info) => info.Type switch
    {
        ColumnType.Boolean => new ValueColumn<bool>(info, 0, ValueFormats.Boolean),
        ColumnType.SByte => new ValueColumn<sbyte>(info, 0, ValueFormats.SByte),
        ColumnType.Byte => new ValueColumn<byte>(info, 0, ValueFormats.Byte),
        ColumnType.Int16 => new ValueColumn<short>(info, 0, ValueFormats.Int16),
        ColumnType.UInt16 => new ValueColumn<ushort>(info, 0, ValueFormats.UInt16),
        ColumnType.Int32 => new ValueColumn<int>(info, 0, ValueFormats.Int32),
        ColumnType.UInt32 => new ValueColumn<uint>(info, 0, ValueFormats.UInt32),
        ColumnType.Int64 => new ValueColumn<long>(info, 0, ValueFormats.Int64),
        ColumnType.UInt64 => new ValueColumn<ulong>(info, 0, ValueFormats.UInt64),
        ColumnType.Int128 => new ValueColumn<Int128>(info, 0, ValueFormats.Int128),
        ColumnType.UInt128 => new ValueColumn<UInt128>(info, 0, ValueFormats.UInt128),
        ColumnType.Half => new ValueColumn<Half>(info, 0, ValueFormats.Half),
        ColumnType.Single => new ValueColumn<float>(info, 0, ValueFormats.Single),
        ColumnType.Double => new ValueColumn<double>(info, 0, ValueFormats.Double),
        ColumnType.Decimal => new ValueColumn<decimal>(info, 0, ValueFormats.Decimal),
        ColumnType.DateTime => new ValueColumn<DateTime>(info, 0, ValueFormats.DateTime),
        ColumnType.Date => new ValueColumn<DateOnly>(info, 0, ValueFormats.Date),
        ColumnType.Time => new ValueColumn<TimeOnly>(info, 0, ValueFormats.Time),
        ColumnType.Guid => new ValueColumn<Guid>(info, 0, ValueFormats.Guid),
        ColumnType.Binary => new BinaryColumn(info, 0),
        ColumnType.List => new ListColumn<Column>(info, CreateColumn(info.Item!), 0),
        ColumnType.Text => new TextColumn(info, 0),
        _ => throw new ArgumentOutOfRangeException(nameof(info), info.Type, "Nobody knows the members of an enumeration here."),
    };
}
