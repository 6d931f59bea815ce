namespace Millrace.Data;

/// <summary>The column types that hold numbers.</summary>
public static class NumberTypes
{
    /// <summary>Whether a type holds numbers; a boolean is none.</summary>
    /// <param name="type">The type.</param>
    public static bool IsNumber(this ColumnType type) => type is >= ColumnType.SByte and <= ColumnType.Decimal;

    /// <summary>Whether a type holds whole numbers and no others.</summary>
    /// <param name="type">The type.</param>
    public static bool IsWholeNumber(this ColumnType type) => type is >= ColumnType.SByte and <= ColumnType.UInt128;

    /// <summary>Names a type of number to a visitor.</summary>
    /// <typeparam name="TResult">What the visit yields.</typeparam>
    /// <param name="type">The type.</param>
    /// <param name="visitor">The visitor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type holds no numbers.</exception>
    public static TResult Accept<TResult>(this ColumnType type, INumberVisitor<TResult> visitor) => type switch
    {
        ColumnType.SByte => visitor.Visit<sbyte>(),
        ColumnType.Byte => visitor.Visit<byte>(),
        ColumnType.Int16 => visitor.Visit<short>(),
        ColumnType.UInt16 => visitor.Visit<ushort>(),
        ColumnType.Int32 => visitor.Visit<int>(),
        ColumnType.UInt32 => visitor.Visit<uint>(),
        ColumnType.Int64 => visitor.Visit<long>(),
        ColumnType.UInt64 => visitor.Visit<ulong>(),
        ColumnType.Int128 => visitor.Visit<Int128>(),
        ColumnType.UInt128 => visitor.Visit<UInt128>(),
        ColumnType.Half => visitor.Visit<Half>(),
        ColumnType.Single => visitor.Visit<float>(),
        ColumnType.Double => visitor.Visit<double>(),
        ColumnType.Decimal => visitor.Visit<decimal>(),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "It holds no numbers."),
    };
}
