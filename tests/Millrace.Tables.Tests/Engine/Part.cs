using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>What things are joined to.</summary>
[Schema]
public readonly partial record struct Part
{
    [Column]
    public int? Group { get; init; }

    [Column]
    public string? Name { get; init; }

    [Column]
    public int Number { get; init; }

    [Column]
    public DateTime? Since { get; init; }

    [Column]
    public string? Label { get; init; }
}
