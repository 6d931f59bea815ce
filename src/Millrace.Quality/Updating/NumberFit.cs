using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Whether the declared type of whole numbers or decimals holds the numbers that were found.</summary>
internal static class NumberFit
{
    // Doubles hold all whole numbers below.
    private const double MostExact = 1L << 53;

    private const double MostDecimal = (double)decimal.MaxValue;

    /// <summary>The numbers that a type holds; null where a double does not tell its ends.</summary>
    public static RangeExpectation? Range(ColumnType type) => Ends(type) is (var least, var beyond) && beyond <= MostExact ? new(least, beyond - 1) : null;

    /// <summary>Whether the least of some whole numbers is less than a type of whole numbers holds.</summary>
    public static bool IsTooSmall(ColumnType type, ColumnStatistics found) => IsBelow(found.Minimum, found.Numbers?.Minimum, Ends(type).Least);

    /// <summary>Whether the greatest of some whole numbers is greater than a type of whole numbers holds.</summary>
    public static bool IsTooLarge(ColumnType type, ColumnStatistics found) =>
        found.Numbers?.Maximum is not null && !IsBelow(found.Maximum, found.Numbers.Maximum, Ends(type).Beyond);

    /// <summary>How many values the declared type does not hold, as far as that is known; 1 where only the ends are known, 0 where all fit.</summary>
    /// <param name="column">The column as it was read.</param>
    /// <param name="found">What is known of its values.</param>
    /// <param name="reports">What came of what was looked at.</param>
    public static long Misfits(ReadColumn column, ColumnStatistics found, ImmutableArray<ExpectationReport> reports)
    {
        ColumnType declared = column.Declared.Type;
        if (declared == ColumnType.Decimal)
            return DecimalMisfits(column, found);
        if (found.Present == 0 || found.Type == declared || !declared.IsWholeNumber() || !found.Type.IsWholeNumber())
            return 0;
        if (found.Numbers is { Minimum: not null, Maximum: not null })
            return IsTooSmall(declared, found) || IsTooLarge(declared, found) ? 1 : 0;
        if (Range(declared) is { } range)
            return reports.FirstOrDefault(each => each.Attribute == range.ToString())?.Broken ?? 0;

        // Of these it is not counted: a type that holds all of the other one is sure.
        return IsWithin(found.Type, declared) ? 0 : found.Present;
    }

    // Texts that are no decimals may have too many digits alone, of which statistics do not tell.
    private static long DecimalMisfits(ReadColumn column, ColumnStatistics found)
    {
        if (found.Present == 0 || !found.Type.IsNumber() || found.Type.IsWholeNumber() || found.Type == ColumnType.Decimal)
            return 0;
        long misfits = found.Present - (found.Numbers?.Finite ?? found.Present);

        // Of a Parquet file they are missing values, where a value may be missing.
        if (column is { IsOfType: true, Declared.IsNullable: true })
            misfits -= found.Numbers?.NotANumber ?? 0;
        bool isOutside = found.Numbers is { Minimum: { } least, Maximum: { } most } && (least <= -MostDecimal || most >= MostDecimal);
        return misfits + (isOutside || (misfits == 0 && !column.IsOfType) ? 1 : 0);
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

    private static bool IsWithin(ColumnType type, ColumnType other) => (type, other) switch
    {
        (ColumnType.Byte or ColumnType.UInt16 or ColumnType.UInt32, _) => true,
        (ColumnType.SByte or ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64, ColumnType.Int64 or ColumnType.Int128) => true,
        (ColumnType.UInt64, ColumnType.UInt128 or ColumnType.Int128) => true,
        _ => false,
    };
}
