using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>How the columns of one table differ from those of another.</summary>
public sealed record SchemaDifference
{
    /// <summary>The columns that the later one alone has, in its order.</summary>
    public required ImmutableArray<ColumnDescription> Added { get; init; }

    /// <summary>The columns that the earlier one alone has, in its order.</summary>
    public required ImmutableArray<ColumnDescription> Removed { get; init; }

    /// <summary>The columns that both have and tell differently, in the order of the later one.</summary>
    public required ImmutableArray<ColumnChange> Changed { get; init; }

    /// <summary>Whether the columns that both have stand in another order.</summary>
    public required bool IsReordered { get; init; }

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Added.IsEmpty && Removed.IsEmpty && Changed.IsEmpty && !IsReordered;

    /// <summary>Compares two schemas.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    public static SchemaDifference Between(ArtifactSchema before, ArtifactSchema after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Dictionary<string, ColumnDescription> earlier = ByName(before), later = ByName(after);
        bool isWhole = !before.HasTypesAlone && !after.HasTypesAlone;
        return new SchemaDifference
        {
            Added = [.. after.Columns.Where(column => !earlier.ContainsKey(column.Name))],
            Removed = [.. before.Columns.Where(column => !later.ContainsKey(column.Name))],
            Changed =
            [
                .. after.Columns.Where(column => earlier.ContainsKey(column.Name))
                    .Select(column => isWhole ? new ColumnChange(earlier[column.Name], column) : new ColumnChange(TypeOf(earlier[column.Name]), TypeOf(column)))
                    .Where(static change => change.Before != change.After),
            ],
            IsReordered = !before.Columns.Select(static column => column.Name).Where(later.ContainsKey)
                .SequenceEqual(after.Columns.Select(static column => column.Name).Where(earlier.ContainsKey), StringComparer.Ordinal),
        };
    }

    /// <summary>What differs, in a few words: <c>+ tip, - toll, fare: Int32 to Double?, other order</c>; empty where nothing does.</summary>
    public override string ToString() => string.Join(
        ", ",
        [
            .. Added.Select(static column => $"+ {column.Name}"),
            .. Removed.Select(static column => $"- {column.Name}"),
            .. Changed.Select(static change => change.ToString()),
            .. IsReordered ? ["other order"] : Array.Empty<string>(),
        ]);

    private static ColumnDescription TypeOf(ColumnDescription column) => new(column.Name, column.Type) { IsNullable = column.IsNullable };

    private static Dictionary<string, ColumnDescription> ByName(ArtifactSchema schema)
    {
        var columns = new Dictionary<string, ColumnDescription>(StringComparer.Ordinal);
        foreach (ColumnDescription column in schema.Columns)
            columns.TryAdd(column.Name, column);
        return columns;
    }
}
