namespace Millrace.Compiler;

/// <summary>Groups of column types.</summary>
public static class ColumnKinds
{
    private const double MostInt128 = 170141183460469231731687303715884105728d;
    private const double MostHalf = 65504;

    /// <summary>Whether values are whole numbers.</summary>
    public static bool IsWholeNumber(this ColumnKind kind) => kind is >= ColumnKind.SByte and <= ColumnKind.UInt128;

    /// <summary>Whether a value of the type lies between two numbers.</summary>
    public static bool Reaches(this ColumnKind kind, double minimum, double maximum)
    {
        (double smallest, double largest) = kind switch
        {
            ColumnKind.SByte => (sbyte.MinValue, sbyte.MaxValue),
            ColumnKind.Byte => (byte.MinValue, byte.MaxValue),
            ColumnKind.Int16 => (short.MinValue, short.MaxValue),
            ColumnKind.UInt16 => (ushort.MinValue, ushort.MaxValue),
            ColumnKind.Int32 => (int.MinValue, int.MaxValue),
            ColumnKind.UInt32 => (uint.MinValue, uint.MaxValue),
            ColumnKind.Int64 => (long.MinValue, long.MaxValue),
            ColumnKind.UInt64 => (ulong.MinValue, ulong.MaxValue),
            ColumnKind.Int128 => (-MostInt128, MostInt128),
            ColumnKind.UInt128 => (0, 2 * MostInt128),
            ColumnKind.Half => (-MostHalf, MostHalf),
            ColumnKind.Decimal => ((double)decimal.MinValue, (double)decimal.MaxValue),
            ColumnKind.Single => (float.MinValue, float.MaxValue),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        double from = Math.Max(minimum, smallest);
        double to = Math.Min(maximum, largest);
        return kind.IsWholeNumber() ? Math.Ceiling(from) <= Math.Floor(to) : from <= to;
    }

    /// <summary>Whether values are numbers.</summary>
    public static bool IsNumber(this ColumnKind kind) => kind is >= ColumnKind.SByte and <= ColumnKind.Decimal;

    /// <summary>Whether a value is an object, which can be null whatever its type says.</summary>
    public static bool IsReference(this ColumnKind kind) => kind is ColumnKind.Text or ColumnKind.Binary or ColumnKind.List;
}
