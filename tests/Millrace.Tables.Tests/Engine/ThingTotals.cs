using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>What is told of a group of things.</summary>
[Schema]
public readonly partial record struct ThingTotals
{
    public int? Group { get; init; }

    public string? Name { get; init; }

    public long Things { get; init; }

    public long Priced { get; init; }

    public long Names { get; init; }

    public long Whole { get; init; }

    public double? Amount { get; init; }

    public double? Mean { get; init; }

    public decimal? Price { get; init; }

    public double? SmallestAmount { get; init; }

    public string? LargestName { get; init; }

    public int FirstId { get; init; }

    public int LastId { get; init; }

    public double? Variance { get; init; }

    public double? Deviation { get; init; }

    public string[]? LastTags { get; init; }
}
