using Millrace.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Less of a thing.</summary>
[Schema]
public readonly partial record struct Slim
{
    [Column]
    public int Id { get; init; }

    [Column]
    public string? Name { get; init; }
}
