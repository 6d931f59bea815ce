using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>A row of which there are many.</summary>
[Schema]
public readonly partial record struct Entry
{
    [Column]
    public long Number { get; init; }

    [Column]
    public long Key { get; init; }

    [Column]
    public double Amount { get; init; }
}
