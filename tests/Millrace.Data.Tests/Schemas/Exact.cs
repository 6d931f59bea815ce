namespace Millrace.Data.Tests;

/// <summary>Numbers that are exact or refused.</summary>
[Schema]
public partial record struct Exact
{
    [Column("small")] public byte? Small { get; init; }
    [Column("long")] public long? Long { get; init; }
    [Column("wide")] public Int128? Wide { get; init; }
    [Column("decimal")] public decimal? Decimal { get; init; }
    [Column("double")] public double? Double { get; init; }
    [Column("flag")] public bool? Flag { get; init; }
    [Column("text")] public string? Text { get; init; }
    [Column("day")] public DateOnly? Day { get; init; }
    [Column("list")] public int[]? List { get; init; }
    [Column("bytes")] public byte[]? Bytes { get; init; }
}
