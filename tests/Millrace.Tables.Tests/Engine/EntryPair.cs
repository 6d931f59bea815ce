using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>An entry with another one.</summary>
[Schema]
public readonly partial record struct EntryPair
{
    [Column]
    public long Number { get; init; }

    [Column]
    public long Other { get; init; }

    [Column]
    public double Amount { get; init; }
}
