using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>A row with a column of most kinds, missing values among them.</summary>
[Schema]
public readonly partial record struct Thing
{
    public int Id { get; init; }

    public int? Group { get; init; }

    public string? Name { get; init; }

    public double? Amount { get; init; }

    public float Weight { get; init; }

    public long Whole { get; init; }

    public decimal? Price { get; init; }

    public DateTime? At { get; init; }

    public Shape Shape { get; init; }

    public byte[]? Bytes { get; init; }

    public string[]? Tags { get; init; }

    public bool? Flag { get; init; }
}
