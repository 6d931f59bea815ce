using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>A row with a column of most kinds, missing values among them.</summary>
[Schema]
public readonly partial record struct Thing
{
    [Column]
    public int Id { get; init; }

    [Column]
    public int? Group { get; init; }

    [Column]
    public string? Name { get; init; }

    [Column]
    public double? Amount { get; init; }

    [Column]
    public float Weight { get; init; }

    [Column]
    public long Whole { get; init; }

    [Column]
    public decimal? Price { get; init; }

    [Column]
    public DateTime? At { get; init; }

    [Column]
    public Shape Shape { get; init; }

    [Column]
    public byte[]? Bytes { get; init; }

    [Column]
    public string[]? Tags { get; init; }

    [Column]
    public bool? Flag { get; init; }
}
