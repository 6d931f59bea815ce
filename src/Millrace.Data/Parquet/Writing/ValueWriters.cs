using System.Numerics;

namespace Millrace.Data;

/// <summary>Finds what encodes a column's values.</summary>
internal static class ValueWriters
{
    /// <exception cref="ArgumentException">The encoding is none of the column's type.</exception>
    public static ValueWriter Create(Column column, ParquetColumnEncoding encoding)
    {
        if (!Suits(column.Info.Type, encoding))
            throw new ArgumentException($"Column \"{column.Info.Name}\" holds {ParquetTypes.Describe(column.Info)}, which {encoding} does not encode.", nameof(encoding));
        return column.Info.Type switch
        {
            ColumnType.Boolean => new BooleanWriter(),
            ColumnType.SByte => Number<sbyte, int>(encoding),
            ColumnType.Byte => Number<byte, uint>(encoding),
            ColumnType.Int16 => Number<short, int>(encoding),
            ColumnType.UInt16 => Number<ushort, uint>(encoding),
            ColumnType.Int32 => Number<int, int>(encoding),
            ColumnType.UInt32 => Number<uint, uint>(encoding),
            ColumnType.Int64 => Number<long, long>(encoding),
            ColumnType.UInt64 => Number<ulong, ulong>(encoding),
            // Not every reader opens a file that has a column of the format's own halves.
            ColumnType.Half => Number<Half, float>(encoding),
            ColumnType.Single => Number<float, float>(encoding),
            ColumnType.Double => Number<double, double>(encoding),
            ColumnType.DateTime => new FixedWriter<DateTime, long, StoredTimestamp>(encoding),
            ColumnType.Date => new FixedWriter<DateOnly, int, StoredDay>(encoding),
            ColumnType.Time => new FixedWriter<TimeOnly, long, StoredTime>(encoding),
            ColumnType.Guid => new GuidWriter(),
            _ => new BytesWriter(encoding, column.Accept(Sources.Instance)),
        };
    }

    private static FixedWriter<TValue, TStored, StoredNumber<TValue, TStored>> Number<TValue, TStored>(ParquetColumnEncoding encoding)
        where TValue : unmanaged, INumber<TValue>
        where TStored : unmanaged, INumber<TStored> => new(encoding);

    private static bool Suits(ColumnType type, ParquetColumnEncoding encoding)
    {
        bool isFormatted = type is ColumnType.Enum or ColumnType.Decimal or ColumnType.Int128 or ColumnType.UInt128;
        bool isBytes = isFormatted || type is ColumnType.Text or ColumnType.Binary;
        bool isFixed = (type.IsNumber() && !isFormatted) || type is ColumnType.DateTime or ColumnType.Date or ColumnType.Time;
        return encoding switch
        {
            ParquetColumnEncoding.Automatic or ParquetColumnEncoding.Plain => true,
            ParquetColumnEncoding.Dictionary or ParquetColumnEncoding.DeltaLengthByteArray => isBytes,
            ParquetColumnEncoding.DeltaBinaryPacked => isFixed && type is not (ColumnType.Half or ColumnType.Single or ColumnType.Double),
            ParquetColumnEncoding.ByteStreamSplit => isFixed,
            _ => false,
        };
    }

    private sealed class Sources : IColumnVisitor<IBytesSource>
    {
        public static readonly Sources Instance = new();

        public IBytesSource VisitValues<T>(ValueColumn<T> column)
            where T : struct => new FormattedSource<T>();

        public IBytesSource VisitText(TextColumn column) => new EntrySource(isText: true);

        public IBytesSource VisitBinary(BinaryColumn column) => new EntrySource(isText: false);

        public IBytesSource VisitList(ListColumn column) => throw new NotSupportedException("A list of lists cannot be written.");
    }
}
