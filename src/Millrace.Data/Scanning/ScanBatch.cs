using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Columns that are no schema of the program's: some of one, or what is delivered and, behind it, what only the filter looks at.</summary>
internal sealed class ScanBatch(SchemaInfo schema, ImmutableArray<Column> columns) : Batch(schema, columns)
{
    /// <summary>A batch of the columns of another one and those of a filter that are not among them.</summary>
    /// <param name="wanted">The other one, whose columns are shared; null for none.</param>
    /// <param name="filter">The filter.</param>
    public static ScanBatch Of(Batch? wanted, RowFilter filter)
    {
        ImmutableArray<Column> first = wanted?.Columns ?? [];
        ImmutableArray<Column> all = [.. first, .. filter.CreateColumns().Where(column => !first.Any(other => other.Info.Name == column.Info.Name))];
        return new ScanBatch(new SchemaInfo(wanted?.Schema.Name ?? "the filter", [.. all.Select(static column => column.Info)]), all);
    }
}
