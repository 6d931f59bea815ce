using System.Globalization;

namespace Millrace.Data.Tests.Files;

/// <summary>What DuckDB reads of a chunk's statistics.</summary>
/// <param name="IsMinExact">Whether the minimum is a value.</param>
/// <param name="IsMaxExact">Whether the maximum is a value.</param>
/// <param name="Min">The least value as text.</param>
/// <param name="Max">The greatest value as text.</param>
/// <param name="Nulls">Missing values.</param>
internal sealed record DuckStatistics(bool? IsMinExact, bool? IsMaxExact, string? Min, string? Max, long? Nulls)
{
    /// <summary>A value of its text, as the column's type or one that is stored alike.</summary>
    public static object Parse(string text, ColumnType type) => type switch
    {
        ColumnType.Boolean => bool.Parse(text),
        ColumnType.Half or ColumnType.Single => float.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Double => double.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.SByte or ColumnType.Int16 or ColumnType.Int32 => int.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Byte or ColumnType.UInt16 or ColumnType.UInt32 => uint.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Int64 => long.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.UInt64 => ulong.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.DateTime => DateTime.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Date => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Time => TimeOnly.Parse(text, CultureInfo.InvariantCulture),
        ColumnType.Guid => Guid.Parse(text),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type."),
    };
}
