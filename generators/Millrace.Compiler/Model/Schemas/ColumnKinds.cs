namespace Millrace.Compiler;

/// <summary>Groups of column types.</summary>
public static class ColumnKinds
{
    /// <summary>Whether values are whole numbers.</summary>
    public static bool IsWholeNumber(this ColumnKind kind) => kind is >= ColumnKind.SByte and <= ColumnKind.UInt64;

    /// <summary>Whether values are numbers.</summary>
    public static bool IsNumber(this ColumnKind kind) => kind is >= ColumnKind.SByte and <= ColumnKind.Decimal;
}
