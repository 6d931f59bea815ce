using Millrace.Data;

namespace Millrace.Tables.Tests.Joining;

/// <summary>A thing with what is wide of another row.</summary>
[Schema]
public readonly partial record struct WideThing
{
    [Column]
    public int Id { get; init; }

    [Column]
    public string? Name { get; init; }

    [Column]
    public string[]? Lines { get; init; }
}
