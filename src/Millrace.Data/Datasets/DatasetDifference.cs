using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>How one dataset differs from another, as far as their manifests tell. Distinct values and means are in no manifest.</summary>
public sealed record DatasetDifference
{
    /// <summary>A column each: those of the later dataset in their order, then those that it no longer has.</summary>
    public required ImmutableArray<ColumnDifference> Columns { get; init; }

    /// <summary>Whether the same columns stand in another order.</summary>
    public required bool IsReordered { get; init; }

    /// <summary>Whether the columns, with their types, are the same in the same order.</summary>
    public bool HasSameSchema => !IsReordered
        && Columns.All(static column => column.Kind is ColumnDifferenceKind.Same or ColumnDifferenceKind.Content or ColumnDifferenceKind.Unknown);

    /// <summary>Compares two datasets.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    public static DatasetDifference Between(DatasetSummary before, DatasetSummary after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Dictionary<string, ColumnSummary> earlier = before.Columns.ToDictionary(static column => column.Name, StringComparer.Ordinal);
        HashSet<string> later = [.. after.Columns.Select(static column => column.Name)];
        return new DatasetDifference
        {
            Columns =
            [
                .. after.Columns.Select(column => new ColumnDifference(earlier.GetValueOrDefault(column.Name), column)),
                .. before.Columns.Where(column => !later.Contains(column.Name)).Select(static column => new ColumnDifference(column, null)),
            ],
            IsReordered = !before.Columns.Where(column => later.Contains(column.Name)).Select(static column => column.Name)
                .SequenceEqual(after.Columns.Where(column => earlier.ContainsKey(column.Name)).Select(static column => column.Name), StringComparer.Ordinal),
        };
    }
}
