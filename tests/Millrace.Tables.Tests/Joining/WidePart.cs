using Millrace.Data;

namespace Millrace.Tables.Tests.Joining;

/// <summary>What things are joined to, as wide as anybody likes.</summary>
[Schema]
public readonly partial record struct WidePart
{
    [Column]
    public int Group { get; init; }

    [Column]
    public string? Name { get; init; }

    [Column]
    public string[]? Lines { get; init; }
}
