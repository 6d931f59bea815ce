using System.Globalization;
using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Which numbers types hold.</summary>
internal static class NumberFit
{
    private const double MostHalf = 1L << 11;
    private const double MostSingle = 1L << 24;
    private const double MostDouble = 1L << 53;

    /// <summary>Whether the least of some whole numbers is less than a type of whole numbers holds.</summary>
    public static bool IsTooSmall(ColumnType type, ColumnStatistics found) => IsBelow(found.Minimum, found.Numbers?.Minimum, Ends(type).Least);

    /// <summary>Whether the greatest of some whole numbers is greater than a type of whole numbers holds.</summary>
    public static bool IsTooLarge(ColumnType type, ColumnStatistics found) =>
        found.Numbers?.Maximum is not null && !IsBelow(found.Maximum, found.Numbers.Maximum, Ends(type).Beyond);

    /// <summary>Whether a type holds all numbers of another one, to the last digit.</summary>
    /// <param name="type">The type.</param>
    /// <param name="other">The other type.</param>
    public static bool HoldsAll(ColumnType type, ColumnType other)
    {
        if (type == other)
            return type.IsNumber();
        (double least, double beyond) = Exact(type);
        (double otherLeast, double otherBeyond) = Ends(other);
        return other.IsWholeNumber() ? otherLeast >= least && otherBeyond <= beyond : (type, other) switch
        {
            (ColumnType.Double, ColumnType.Single or ColumnType.Half) or (ColumnType.Single, ColumnType.Half) => true,
            _ => false,
        };
    }

    // Doubles do not tell the greatest numbers of 64 bits from those beyond, but their texts do. An end without bounds is no whole number.
    private static bool IsBelow(string? text, double? number, double end) =>
        double.IsFinite(end) && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger exact)
            ? exact < new BigInteger(end)
            : number < end;

    // The least number of a type, and the least beyond it, which doubles hold where they do not hold the greatest within.
    private static (double Least, double Beyond) Ends(ColumnType type) => type switch
    {
        ColumnType.SByte => (sbyte.MinValue, -(double)sbyte.MinValue),
        ColumnType.Byte => (0, byte.MaxValue + 1.0),
        ColumnType.Int16 => (short.MinValue, -(double)short.MinValue),
        ColumnType.UInt16 => (0, ushort.MaxValue + 1.0),
        ColumnType.Int32 => (int.MinValue, -(double)int.MinValue),
        ColumnType.UInt32 => (0, uint.MaxValue + 1.0),
        ColumnType.Int64 => (long.MinValue, -(double)long.MinValue),
        ColumnType.UInt64 => (0, -2.0 * long.MinValue),
        ColumnType.Int128 => ((double)Int128.MinValue, -(double)Int128.MinValue),
        ColumnType.UInt128 => (0, -2 * (double)Int128.MinValue),
        _ => (double.NegativeInfinity, double.PositiveInfinity),
    };

    // Between these a type holds all whole numbers.
    private static (double Least, double Beyond) Exact(ColumnType type) => type switch
    {
        ColumnType.Half => (-MostHalf, MostHalf),
        ColumnType.Single => (-MostSingle, MostSingle),
        ColumnType.Double => (-MostDouble, MostDouble),
        ColumnType.Decimal => ((double)long.MinValue, -2.0 * long.MinValue),
        _ when type.IsWholeNumber() => Ends(type),
        _ => (0, 0),
    };
}
