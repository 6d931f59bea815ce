using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>What a footer says of a chunk's values, as values of the column that they are read into; nothing where it may be wrong.</summary>
internal static class ChunkRange
{
    /// <summary>What is known of a leaf's values in a row group.</summary>
    /// <param name="file">The footer.</param>
    /// <param name="leaf">The leaf, which has at most one value a row.</param>
    /// <param name="group">The row group.</param>
    /// <param name="column">A column of the type that it is read into.</param>
    /// <param name="truncatesTimes">Whether times finer than a microsecond are cut; otherwise a bound that is one says nothing.</param>
    public static ColumnRange Of(FileMetadata file, LeafColumn leaf, RowGroupMetadata group, Column column, bool truncatesTimes)
    {
        ChunkStatistics? statistics = group.Chunks[leaf.Index].Statistics;
        long? missing = leaf.MaxDefinition == 0 ? 0 : statistics?.NullCount is { } nulls && nulls >= 0 && nulls <= group.Rows ? nulls : null;

        // Where a NaN is read as missing, more is missing than is null.
        bool isFloat = leaf.Type is PhysicalType.Float or PhysicalType.Double || leaf.Logical.Kind == LogicalKind.Float16;
        bool takesNan = column.Info.Type is ColumnType.Half or ColumnType.Single or ColumnType.Double;
        var nothing = new ColumnRange(group.Rows, isFloat && !takesNan && missing < group.Rows ? null : missing);
        return statistics is null || !IsTrusted(file, leaf, statistics) ? nothing : column.Accept(new Reader(leaf, statistics, nothing, truncatesTimes));
    }

    // Bounds without an order mean nothing by the format's rules. Those of older writers were compared as signed, and of numbers with a fraction wrongly
    // where one was NaN; strings of bytes they compared in more ways than one.
    private static bool IsTrusted(FileMetadata file, LeafColumn leaf, ChunkStatistics statistics)
    {
        if (!statistics.IsSignedOrder)
            return leaf.Index < file.Orders.Length && file.Orders[leaf.Index] is ColumnOrder.TypeDefined or ColumnOrder.TotalOrder;
        bool isSigned = leaf.Logical.Kind is LogicalKind.None or LogicalKind.Date or LogicalKind.Time or LogicalKind.Timestamp
            || leaf.Logical is { Kind: LogicalKind.Integer, IsSigned: true };
        return isSigned && leaf.Type is PhysicalType.Int32 or PhysicalType.Int64;
    }

    private sealed class Reader(LeafColumn leaf, ChunkStatistics statistics, ColumnRange nothing, bool truncatesTimes) : IColumnVisitor<ColumnRange>
    {
        public ColumnRange VisitValues<T>(ValueColumn<T> column)
            where T : struct
        {
            if (statistics.Min is not { } min || statistics.Max is not { } max || !TryRead(column.Info.Type, min, out T least)
                || !TryRead(column.Info.Type, max, out T greatest))
            {
                return nothing;
            }

            // A bound that is NaN, or that is on the wrong side of the other, says nothing.
            return RowComparers.Of<T>().Holds(least, greatest, Outcomes.Less | Outcomes.Equal)
                ? new ValueRange<T>(nothing.Rows, nothing.Missing, least, greatest)
                : nothing;
        }

        public ColumnRange VisitText(TextColumn column)
        {
            bool isOrdered = leaf.Type == PhysicalType.ByteArray
                && leaf.Logical.Kind is LogicalKind.String or LogicalKind.Enum or LogicalKind.Json or LogicalKind.None;
            bool isSound = isOrdered && (statistics.Min is null || statistics.Max is null || statistics.Min.AsSpan().SequenceCompareTo(statistics.Max) <= 0);
            return isSound ? new TextRange(nothing.Rows, nothing.Missing, statistics.Min, statistics.Max) : nothing;
        }

        public ColumnRange VisitBinary(BinaryColumn column) => nothing;

        public ColumnRange VisitList(ListColumn column) => nothing;

        private bool TryRead<T>(ColumnType type, byte[] bytes, out T value)
            where T : struct
        {
            value = default;
            object? read = (leaf.Type, leaf.Logical.Kind) switch
            {
                (PhysicalType.Boolean, _) when type == ColumnType.Boolean && bytes.Length == 1 => bytes[0] != 0,
                (PhysicalType.Int32, LogicalKind.Date) when type == ColumnType.Date => Convert<int, DateOnly, Day>(bytes, default),
                (PhysicalType.Int32, LogicalKind.Date) when type == ColumnType.DateTime => Convert<int, DateTime, Midnight>(bytes, default),
                (PhysicalType.Int32, LogicalKind.Time) when type == ColumnType.Time =>
                    Convert<int, TimeOnly, TimeOfDay<int>>(bytes, new TimeOfDay<int>(leaf.Logical.Unit, truncatesTimes)),
                (PhysicalType.Int64, LogicalKind.Time) when type == ColumnType.Time =>
                    Convert<long, TimeOnly, TimeOfDay<long>>(bytes, new TimeOfDay<long>(leaf.Logical.Unit, truncatesTimes)),
                (PhysicalType.Int64, LogicalKind.Timestamp) when type == ColumnType.DateTime =>
                    Convert<long, DateTime, Timestamp>(bytes, new Timestamp(leaf.Logical.Unit, truncatesTimes)),
                (PhysicalType.FixedLengthByteArray, LogicalKind.Uuid) when type == ColumnType.Guid =>
                    Convert<BigEndianGuid, Guid, Uuid>(bytes, default),
                _ when type.IsNumber() => type.Accept(new NumberReader(leaf, bytes)),
                _ => null,
            };
            if (read is not T found)
                return false;
            value = found;
            return true;
        }
    }

    private sealed class NumberReader(LeafColumn leaf, byte[] bytes) : INumberVisitor<object?>
    {
        private bool IsUnsigned => leaf.Logical is { Kind: LogicalKind.Integer, IsSigned: false };

        public object? Visit<T>()
            where T : unmanaged, INumber<T> => (leaf.Logical.Kind, leaf.Type) switch
            {
                (LogicalKind.None or LogicalKind.Integer, PhysicalType.Int32) => IsUnsigned ? Number<uint, T>() : Number<int, T>(),
                (LogicalKind.None or LogicalKind.Integer, PhysicalType.Int64) => IsUnsigned ? Number<ulong, T>() : Number<long, T>(),
                (LogicalKind.None, PhysicalType.Float) => Number<float, T>(),
                (LogicalKind.None, PhysicalType.Double) => Number<double, T>(),
                (LogicalKind.Decimal, PhysicalType.Int32) => Convert<int, T, ScaledNumber<int, T>>(bytes, new ScaledNumber<int, T>(leaf.Logical.Scale)),
                (LogicalKind.Decimal, PhysicalType.Int64) => Convert<long, T, ScaledNumber<long, T>>(bytes, new ScaledNumber<long, T>(leaf.Logical.Scale)),
                _ => null,
            };

        private object? Number<TStored, T>()
            where TStored : unmanaged, INumber<TStored>
            where T : unmanaged, INumber<T> => Convert<TStored, T, ExactNumber<TStored, T>>(bytes, default);
    }

    private static object? Convert<TStored, TValue, TConversion>(byte[] bytes, TConversion conversion)
        where TStored : unmanaged
        where TValue : unmanaged
        where TConversion : struct, IConversion<TStored, TValue>
    {
        if (bytes.Length != Unsafe.SizeOf<TStored>())
            return null;
        TValue value = default;
        return conversion.Convert(MemoryMarshal.Cast<byte, TStored>(bytes), new Span<TValue>(ref value)) < 0 ? value : null;
    }
}
