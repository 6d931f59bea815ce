using Parquet;
using Parquet.Schema;

namespace Millrace.Data;

/// <summary>Moves one column between a batch and Parquet, a row group at a time. Keeps scratch memory: one instance a reader or writer.</summary>
internal abstract class ParquetCodec
{
    /// <summary>The field that the column is written as.</summary>
    public abstract DataField CreateField(ColumnInfo column);

    /// <summary>Whether a file's field holds values that this codec reads.</summary>
    public abstract bool CanRead(DataField field);

    /// <summary>Writes all rows of a column.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter writer, DataField field, Column column, CancellationToken cancellation);

    /// <summary>Adds all rows of a row group to a column.</summary>
    /// <exception cref="DataException">A value is missing or unreadable; the place's file and column are named.</exception>
    public abstract ValueTask ReadAsync(ParquetRowGroupReader reader, DataField field, Column column, ParquetPlace place, CancellationToken cancellation);

    /// <summary>The codec of a column's type.</summary>
    public static ParquetCodec Of(ColumnType type) => type switch
    {
        ColumnType.Boolean => new PlainCodec<bool>(),
        ColumnType.SByte => new PlainCodec<sbyte>(),
        ColumnType.Byte => new PlainCodec<byte>(),
        ColumnType.Int16 => new PlainCodec<short>(),
        ColumnType.UInt16 => new PlainCodec<ushort>(),
        ColumnType.Int32 => new PlainCodec<int>(),
        ColumnType.UInt32 => new PlainCodec<uint>(),
        ColumnType.Int64 => new PlainCodec<long>(),
        ColumnType.UInt64 => new PlainCodec<ulong>(),
        ColumnType.Single => new PlainCodec<float>(),
        ColumnType.Double => new PlainCodec<double>(),
        ColumnType.Date => new PlainCodec<DateOnly>(),
        ColumnType.Guid => new PlainCodec<Guid>(),
        ColumnType.DateTime => new DateTimeCodec(),
        ColumnType.Time => new TimeCodec(),
        ColumnType.Decimal => new DecimalCodec(),
        ColumnType.Text => new TextCodec(),
        ColumnType.Enum => new EnumCodec(),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such column type."),
    };
}
