namespace Millrace.Tables.Tests;

/// <summary>Values in narrow columns.</summary>
[Schema]
public partial record struct Narrow
{
    [Column("whole")] public sbyte Whole { get; init; }
    [Column("fraction")] public float Fraction { get; init; }
    [Column("text")] public Payment Text { get; init; }
    [Column("maybe")] public int? Maybe { get; init; }
    [Column("list")] public byte[] Bytes { get; init; }
    [Column("numbers")] public short[] Numbers { get; init; }
    [Column("price")] public decimal Price { get; init; }
}
