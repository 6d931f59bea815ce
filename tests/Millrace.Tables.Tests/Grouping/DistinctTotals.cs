using Millrace.Data;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>How many different values things of a group have.</summary>
[Schema]
public readonly partial record struct DistinctTotals
{
    [Column]
    public int? Group { get; init; }

    [Column]
    public long Prices { get; init; }

    [Column]
    public long Names { get; init; }
}
