using System.Text;

namespace Millrace.Data;

/// <summary>Puts together the ends of a column's values in several files, as the manifest has them: as texts.</summary>
internal static class EndTexts
{
    /// <summary>The least of the least values; null where one is not known, or their order is not.</summary>
    public static string? Least(ColumnType type, IEnumerable<string?> ends) => Choose(type, [.. ends], Outcomes.Less);

    /// <summary>The greatest of the greatest values; null likewise.</summary>
    public static string? Greatest(ColumnType type, IEnumerable<string?> ends) => Choose(type, [.. ends], Outcomes.Greater);

    private static string? Choose(ColumnType type, string?[] ends, Outcomes wanted)
    {
        if (ends.Length == 0 || ends.Contains(null))
            return null;
        string chosen = ends[0]!;
        foreach (string? end in ends.AsSpan(1))
        {
            if (end == chosen)
                continue;
            if (Holds(type, end!, chosen, wanted) is not bool isBeyond)
                return null;
            chosen = isBeyond ? end! : chosen;
        }

        return chosen;
    }

    /// <summary>Whether a comparison of two values holds; null for a type whose order the texts do not tell, as that of an enumeration's members.</summary>
    private static bool? Holds(ColumnType type, string left, string right, Outcomes wanted) => type switch
    {
        ColumnType.Boolean => Holds(ValueFormats.Boolean, left, right, wanted),
        ColumnType.SByte => Holds(ValueFormats.SByte, left, right, wanted),
        ColumnType.Byte => Holds(ValueFormats.Byte, left, right, wanted),
        ColumnType.Int16 => Holds(ValueFormats.Int16, left, right, wanted),
        ColumnType.UInt16 => Holds(ValueFormats.UInt16, left, right, wanted),
        ColumnType.Int32 => Holds(ValueFormats.Int32, left, right, wanted),
        ColumnType.UInt32 => Holds(ValueFormats.UInt32, left, right, wanted),
        ColumnType.Int64 => Holds(ValueFormats.Int64, left, right, wanted),
        ColumnType.UInt64 => Holds(ValueFormats.UInt64, left, right, wanted),
        ColumnType.Int128 => Holds(ValueFormats.Int128, left, right, wanted),
        ColumnType.UInt128 => Holds(ValueFormats.UInt128, left, right, wanted),
        ColumnType.Half => Holds(ValueFormats.Half, left, right, wanted),
        ColumnType.Single => Holds(ValueFormats.Single, left, right, wanted),
        ColumnType.Double => Holds(ValueFormats.Double, left, right, wanted),
        ColumnType.Decimal => Holds(ValueFormats.Decimal, left, right, wanted),
        ColumnType.DateTime => Holds(ValueFormats.DateTime, left, right, wanted),
        ColumnType.Date => Holds(ValueFormats.Date, left, right, wanted),
        ColumnType.Time => Holds(ValueFormats.Time, left, right, wanted),
        ColumnType.Guid => Holds(ValueFormats.Guid, left, right, wanted),
        ColumnType.Text => wanted == Outcomes.Less ? CompareTexts(left, right) < 0 : CompareTexts(left, right) > 0,
        _ => null,
    };

    private static bool? Holds<T>(ValueFormat<T> format, string left, string right, Outcomes wanted)
        where T : struct =>
        format.TryParse(left, out T one) && format.TryParse(right, out T other) ? RowComparers.Of<T>().Holds(one, other, wanted) : null;

    private static int CompareTexts(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
