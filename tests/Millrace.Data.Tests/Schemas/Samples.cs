namespace Millrace.Data.Tests;

/// <summary>Values of any size: texts, bytes and lists.</summary>
[Schema]
public partial record struct Samples
{
    [Column("id")] public int Id { get; init; }
    [Column("text")] public string? Text { get; init; }
    [Column("bytes")] public byte[] Bytes { get; init; }
    [Column("numbers")] public double[]? Numbers { get; init; }
    [Column("words")] public string?[] Words { get; init; }
    [Column("paint")] public Colour[]? Paint { get; init; }
}
