using Millrace.Data;

namespace Millrace.Tables.Tests.Sorting;

/// <summary>A row of any width.</summary>
[Schema]
public readonly partial record struct Wide
{
    [Column]
    public int Id { get; init; }

    [Column]
    public string? Name { get; init; }

    [Column]
    public byte[]? Content { get; init; }

    [Column]
    public string[]? Lines { get; init; }
}
