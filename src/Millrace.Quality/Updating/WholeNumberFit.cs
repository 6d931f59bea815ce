using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Whether the declared type of whole numbers holds those that were found.</summary>
internal static class WholeNumberFit
{
    /// <summary>The numbers that a type holds; null where a double does not tell its ends.</summary>
    public static RangeExpectation? Range(ColumnType type) => type switch
    {
        ColumnType.SByte => new(sbyte.MinValue, sbyte.MaxValue),
        ColumnType.Byte => new(byte.MinValue, byte.MaxValue),
        ColumnType.Int16 => new(short.MinValue, short.MaxValue),
        ColumnType.UInt16 => new(ushort.MinValue, ushort.MaxValue),
        ColumnType.Int32 => new(int.MinValue, int.MaxValue),
        ColumnType.UInt32 => new(uint.MinValue, uint.MaxValue),
        _ => null,
    };

    /// <summary>How many values the declared type does not hold, as far as that is known; 1 where only the ends are known, 0 where all fit.</summary>
    /// <param name="column">The column as it was read.</param>
    /// <param name="found">What is known of its values.</param>
    /// <param name="reports">What came of what was looked at.</param>
    public static long Misfits(ReadColumn column, ColumnStatistics found, ImmutableArray<ExpectationReport> reports)
    {
        ColumnType declared = column.Declared.Type;
        if (found.Present == 0 || found.Type == declared || !declared.IsWholeNumber() || !found.Type.IsWholeNumber())
            return 0;
        if (found.Numbers is { Minimum: { } minimum, Maximum: { } maximum })
            return Holds(declared, minimum, maximum) ? 0 : 1;
        if (Range(declared) is { } range)
            return reports.FirstOrDefault(each => each.Attribute == range.ToString())?.Broken ?? 0;

        // Of these it is not counted: a type that holds all of the other one is sure.
        return IsWithin(found.Type, declared) ? 0 : found.Present;
    }

    private static bool Holds(ColumnType type, double minimum, double maximum) => type switch
    {
        ColumnType.Int64 => minimum >= long.MinValue && maximum < -(double)long.MinValue,
        ColumnType.UInt64 or ColumnType.UInt128 => minimum >= 0,
        _ => Range(type) is not { } range || (range.Holds(minimum) && range.Holds(maximum)),
    };

    private static bool IsWithin(ColumnType type, ColumnType other) => (type, other) switch
    {
        (ColumnType.Byte or ColumnType.UInt16 or ColumnType.UInt32, _) => true,
        (ColumnType.SByte or ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64, ColumnType.Int64 or ColumnType.Int128) => true,
        (ColumnType.UInt64, ColumnType.UInt128 or ColumnType.Int128) => true,
        _ => false,
    };
}
