namespace Millrace.Tables.Tests;

/// <summary>The same values in wide columns.</summary>
[Schema]
public partial record struct Wide
{
    [Column("whole")] public Int128? Whole { get; init; }
    [Column("fraction")] public double Fraction { get; init; }
    [Column("text")] public string Text { get; init; }
    [Column("maybe")] public long? Maybe { get; init; }
    [Column("list")] public byte[]? Bytes { get; init; }
    [Column("numbers")] public ulong[]? Numbers { get; init; }
    [Column("price")] public decimal? Price { get; init; }
}
