using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>A thing with its part.</summary>
[Schema]
public readonly partial record struct Joined
{
    [Column]
    public int Id { get; init; }

    [Column]
    public int? Group { get; init; }

    [Column]
    public int? Number { get; init; }

    [Column]
    public string? Label { get; init; }

    [Column]
    public string? PartName { get; init; }
}
