using Millrace.Data;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>A row of any width, or what is told of several.</summary>
[Schema]
public readonly partial record struct Page
{
    [Column]
    public int? Book { get; init; }

    [Column]
    public string? Text { get; init; }

    [Column]
    public byte[]? Image { get; init; }

    [Column]
    public string[]? Lines { get; init; }

    [Column]
    public string? Key { get; init; }
}
