namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>Nested columns in each way that a schema can have them.</summary>
[Schema]
public partial record struct NestedRow
{
    [Column("id")] public int Id { get; init; }

    [Column("place")] public string? Place { get; init; }

    [Column("place.lat")] public double? Latitude { get; init; }

    [Column("place.tags")] public string?[]? Tags { get; init; }

    [Column("place.inner")] public string? Inner { get; init; }

    [Column("place.inner.level")] public long? Level { get; init; }

    [Column("named")] public string? Named { get; init; }

    [Column("numbered")] public string? Numbered { get; init; }

    [Column("deep")] public string? Deep { get; init; }

    [Column("flat")] public string? Flat { get; init; }
}
