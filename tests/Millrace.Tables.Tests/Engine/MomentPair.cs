using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>A row with the one before it.</summary>
[Schema]
public readonly partial record struct MomentPair
{
    [Column]
    public long Number { get; init; }

    [Column]
    public long Other { get; init; }
}
