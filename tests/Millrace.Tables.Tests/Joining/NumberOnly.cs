using Millrace.Data;

namespace Millrace.Tables.Tests.Joining;

/// <summary>A part's number, which is never missing.</summary>
[Schema]
public readonly partial record struct NumberOnly
{
    [Column]
    public int Number { get; init; }
}
