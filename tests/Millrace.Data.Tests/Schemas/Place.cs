namespace Millrace.Data.Tests;

/// <summary>Values within objects, beside the objects themselves.</summary>
[Schema]
public partial record struct Place
{
    [Column("id")] public int Id { get; init; }
    [Column("place")] public string? Whole { get; init; }
    [Column("place.lat")] public double? Latitude { get; init; }
    [Column("place.inner.level")] public long? Level { get; init; }
    [Column("tags")] public string?[]? Tags { get; init; }
}
