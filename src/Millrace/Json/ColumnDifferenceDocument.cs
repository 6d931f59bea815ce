namespace Millrace.Json;

/// <summary>How a column differs.</summary>
internal sealed record ColumnDifferenceDocument
{
    public required string Name { get; init; }

    /// <summary><c>same</c>, <c>content</c>, <c>type</c>, <c>new</c>, <c>gone</c> or <c>unknown</c>.</summary>
    public required string Difference { get; init; }

    /// <summary>Whether its values are masked.</summary>
    public required bool IsSensitive { get; init; }

    public ColumnSummaryDocument? Before { get; init; }

    public ColumnSummaryDocument? After { get; init; }
}
