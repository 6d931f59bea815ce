namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>What is inferred of a nested file.</summary>
[Schema]
public partial record struct InferredRow
{
    [Column("id")] public int Id { get; init; }

    [Column("structure")] public string Structure { get; init; }

    [Column("map")] public string? Map { get; init; }

    [Column("deep")] public string Deep { get; init; }

    [Column("numbers")] public int[] Numbers { get; init; }

    [Column("texts")] public string?[]? Texts { get; init; }

    [Column("blobs")] public byte[][] Blobs { get; init; }

    [Column("bytes")] public byte?[] Bytes { get; init; }

    [Column("blob")] public byte[] Blob { get; init; }
}
