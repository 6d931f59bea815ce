namespace Millrace.Data.Tests;

[Schema]
public partial record struct Packed
{
    [Column("id")] public int Id { get; init; }
    [Column("numbers")] public int[] Numbers { get; init; }
    [Column("bytes")] public byte[]? Bytes { get; init; }
}
