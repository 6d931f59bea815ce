namespace Millrace.Data.Tests;

[Schema]
public partial record struct Page
{
    [Column("thumbnail")] public byte[] Thumbnail { get; init; }
    [Column("hash")] public byte[]? Hash { get; init; }
    [Column("scores")] public float[] Scores { get; init; }
    [Column("counts")] public int?[]? Counts { get; init; }
    [Column("tags")] public string[] Tags { get; init; }
}
