using Millrace.Data;

namespace Millrace.Features;

/// <summary>The column types that hold numbers. The one place where they are listed.</summary>
internal static class NumberColumns
{
    public static bool IsNumber(ColumnType type) => type is >= ColumnType.SByte and <= ColumnType.Decimal;

    public static bool IsWholeNumber(ColumnType type) => type is >= ColumnType.SByte and <= ColumnType.UInt64;

    public static TResult Create<TResult>(ColumnType type, INumberFactory<TResult> factory) => type switch
    {
        ColumnType.Boolean => factory.Create<bool, BooleanConversion>(),
        ColumnType.SByte => factory.Create<sbyte, NumberConversion<sbyte>>(),
        ColumnType.Byte => factory.Create<byte, NumberConversion<byte>>(),
        ColumnType.Int16 => factory.Create<short, NumberConversion<short>>(),
        ColumnType.UInt16 => factory.Create<ushort, NumberConversion<ushort>>(),
        ColumnType.Int32 => factory.Create<int, NumberConversion<int>>(),
        ColumnType.UInt32 => factory.Create<uint, NumberConversion<uint>>(),
        ColumnType.Int64 => factory.Create<long, NumberConversion<long>>(),
        ColumnType.UInt64 => factory.Create<ulong, NumberConversion<ulong>>(),
        ColumnType.Single => factory.Create<float, NumberConversion<float>>(),
        ColumnType.Double => factory.Create<double, NumberConversion<double>>(),
        ColumnType.Decimal => factory.Create<decimal, NumberConversion<decimal>>(),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a column of numbers."),
    };
}
