using System.Numerics;

namespace Millrace.Data;

/// <summary>Finds what decodes a leaf's values into a column. What may be read as what is here and nowhere else.</summary>
internal static class ValueReaders
{
    /// <summary>The reader, or null where values of the leaf are never of the column's type.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="column">The column.</param>
    /// <param name="truncatesTimes">Whether times finer than a microsecond are cut; otherwise they do not fit.</param>
    /// <exception cref="ParquetFault">Nobody can say what numbers they are.</exception>
    public static ValueReader? Create(LeafColumn leaf, Column column, bool truncatesTimes) => column.Info.Type switch
    {
        ColumnType.Boolean => leaf.Type == PhysicalType.Boolean ? new BooleanReader() : null,
        ColumnType.DateTime => DateTimes(leaf, truncatesTimes),
        ColumnType.Date => leaf.Logical.Kind == LogicalKind.Date ? Fixed<int, DateOnly, Day>(default) : null,
        ColumnType.Time => Times(leaf, truncatesTimes),
        ColumnType.Guid => leaf.Logical.Kind == LogicalKind.Uuid ? Fixed<BigEndianGuid, Guid, Uuid>(default) : null,
        ColumnType.Text => IsText(leaf) ? new BytesReader(leaf.TypeLength, isText: true) : null,
        ColumnType.Binary => IsBytes(leaf) ? new BytesReader(leaf.TypeLength, isText: false) : null,
        ColumnType.Enum => IsText(leaf) ? column.Accept(new EnumReaders(leaf.TypeLength)) : null,
        ColumnType.Decimal when IsString(leaf) => new ParsedReader<decimal>(0, new TextValue<decimal>(ValueFormats.Decimal)),
        ColumnType.Int128 when IsString(leaf) => new ParsedReader<Int128>(0, new TextValue<Int128>(ValueFormats.Int128)),
        ColumnType.UInt128 when IsString(leaf) => new ParsedReader<UInt128>(0, new TextValue<UInt128>(ValueFormats.UInt128)),
        ColumnType.List => null,
        _ when leaf.Logical.Kind == LogicalKind.InvalidDecimal => throw InvalidDecimal(leaf.Logical),
        _ => column.Info.Type.Accept(new NumberReaders(leaf, column.Info.Find<TypeExpectation>() is { HoldsNaN: false })),
    };

    private static FixedReader<TStored, TValue, TConversion> Fixed<TStored, TValue, TConversion>(TConversion conversion)
        where TStored : unmanaged
        where TValue : unmanaged
        where TConversion : struct, IConversion<TStored, TValue> => new(conversion);

    private static ValueReader? DateTimes(LeafColumn leaf, bool truncates) => (leaf.Logical.Kind, leaf.Type) switch
    {
        (LogicalKind.Timestamp, _) => Fixed<long, DateTime, Timestamp>(new Timestamp(leaf.Logical.Unit, truncates)),
        (LogicalKind.Date, _) => Fixed<int, DateTime, Midnight>(default),
        (_, PhysicalType.Int96) => Fixed<Int96, DateTime, Int96Timestamp>(new Int96Timestamp(truncates)),
        _ => null,
    };

    private static ValueReader? Times(LeafColumn leaf, bool truncates) => (leaf.Logical.Kind, leaf.Type) switch
    {
        (LogicalKind.Time, PhysicalType.Int32) => Fixed<int, TimeOnly, TimeOfDay<int>>(new TimeOfDay<int>(leaf.Logical.Unit, truncates)),
        (LogicalKind.Time, _) => Fixed<long, TimeOnly, TimeOfDay<long>>(new TimeOfDay<long>(leaf.Logical.Unit, truncates)),
        _ => null,
    };

    private static ParquetFault InvalidDecimal(LogicalType logical) =>
        new($"DECIMAL({logical.Precision}, {logical.Scale}) does not say how many digits stand behind the point");

    private static bool IsBytes(LeafColumn leaf) =>
        leaf.Type is PhysicalType.ByteArray or PhysicalType.FixedLengthByteArray && leaf.Logical.Kind is not (LogicalKind.Decimal or LogicalKind.Float16);

    private static bool IsText(LeafColumn leaf) => IsBytes(leaf)
        && leaf.Logical.Kind is LogicalKind.None or LogicalKind.Unknown or LogicalKind.String or LogicalKind.Enum or LogicalKind.Json;

    private static bool IsString(LeafColumn leaf) => leaf.Logical.Kind == LogicalKind.String && leaf.Type == PhysicalType.ByteArray;

    private sealed class EnumReaders(int width) : IColumnVisitor<ValueReader?>
    {
        public ValueReader? VisitValues<T>(ValueColumn<T> column)
            where T : struct => new ParsedReader<T>(width, new TextValue<T>(column.Format));

        public ValueReader? VisitText(TextColumn column) => null;

        public ValueReader? VisitBinary(BinaryColumn column) => null;

        public ValueReader? VisitList(ListColumn column) => null;
    }

    private sealed class NumberReaders(LeafColumn leaf, bool isNaNMissing) : INumberVisitor<ValueReader?>
    {
        public ValueReader? Visit<T>()
            where T : unmanaged, INumber<T> => (leaf.Logical.Kind, leaf.Type) switch
            {
                (LogicalKind.Decimal, PhysicalType.Int32) => Fixed<int, T, ScaledNumber<int, T>>(new ScaledNumber<int, T>(leaf.Logical.Scale)),
                (LogicalKind.Decimal, PhysicalType.Int64) => Fixed<long, T, ScaledNumber<long, T>>(new ScaledNumber<long, T>(leaf.Logical.Scale)),
                (LogicalKind.Decimal, _) => new ParsedReader<T>(leaf.TypeLength, new BytesDecimal<T>(leaf.Logical.Scale)),
                (LogicalKind.Float16, _) => Numbers<Half, T>(),
                (LogicalKind.None or LogicalKind.Unknown or LogicalKind.Integer, PhysicalType.Int32) =>
                    IsUnsigned ? Numbers<uint, T>() : Numbers<int, T>(),
                (LogicalKind.None or LogicalKind.Unknown or LogicalKind.Integer, PhysicalType.Int64) =>
                    IsUnsigned ? Numbers<ulong, T>() : Numbers<long, T>(),
                (_, PhysicalType.Float) => Numbers<float, T>(),
                (_, PhysicalType.Double) => Numbers<double, T>(),
                _ => null,
            };

        private bool IsUnsigned => leaf.Logical is { Kind: LogicalKind.Integer, IsSigned: false };

        private ValueReader Numbers<TStored, TValue>()
            where TStored : unmanaged, INumber<TStored>
            where TValue : unmanaged, INumber<TValue> => typeof(TStored) == typeof(TValue)
                ? Numbers<TStored, TValue, SameBits<TStored, TValue>>()
                : Numbers<TStored, TValue, ExactNumber<TStored, TValue>>();

        private ValueReader Numbers<TStored, TValue, TConversion>()
            where TStored : unmanaged, INumber<TStored>
            where TValue : unmanaged
            where TConversion : struct, IConversion<TStored, TValue> => isNaNMissing
                ? Fixed<TStored, TValue, MissingNaN<TStored, TValue, TConversion>>(default)
                : Fixed<TStored, TValue, TConversion>(default);
    }
}
