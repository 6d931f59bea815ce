using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>What is told of entries with the same key.</summary>
[Schema]
public readonly partial record struct EntryTotals
{
    [Column]
    public long Key { get; init; }

    [Column]
    public long Entries { get; init; }

    [Column]
    public long FirstNumber { get; init; }

    [Column]
    public double Amount { get; init; }
}
