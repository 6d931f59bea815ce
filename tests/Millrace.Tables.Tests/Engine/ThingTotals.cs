using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>What is told of a group of things.</summary>
[Schema]
public readonly partial record struct ThingTotals
{
    [Column]
    public int? Group { get; init; }

    [Column]
    public string? Name { get; init; }

    [Column]
    public long Things { get; init; }

    [Column]
    public long Priced { get; init; }

    [Column]
    public long Names { get; init; }

    [Column]
    public long Whole { get; init; }

    [Column]
    public double? Amount { get; init; }

    [Column]
    public double? Mean { get; init; }

    [Column]
    public decimal? Price { get; init; }

    [Column]
    public double? SmallestAmount { get; init; }

    [Column]
    public string? LargestName { get; init; }

    [Column]
    public int FirstId { get; init; }

    [Column]
    public int LastId { get; init; }

    [Column]
    public double? Variance { get; init; }

    [Column]
    public double? Deviation { get; init; }

    [Column]
    public string[]? LastTags { get; init; }
}
