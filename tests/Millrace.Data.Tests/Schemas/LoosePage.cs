namespace Millrace.Data.Tests;

/// <summary>Columns of <see cref="Page"/> whose values and elements may be missing.</summary>
[Schema]
public partial record struct LoosePage
{
    [Column("thumbnail")] public byte[]? Thumbnail { get; init; }
    [Column("scores")] public float?[]? Scores { get; init; }
}
