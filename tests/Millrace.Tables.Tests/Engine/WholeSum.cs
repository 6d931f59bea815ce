using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>One whole number.</summary>
[Schema]
public readonly partial record struct WholeSum
{
    [Column]
    public long Sum { get; init; }
}
