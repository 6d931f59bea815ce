using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Json;
using Millrace.Questions;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Turns how two versions of data differ into a document.</summary>
/// <param name="store">The store.</param>
/// <param name="tables">What this program knows of its datasets.</param>
internal sealed class DataComparison(Store store, StoredTables tables)
{
    /// <summary>Compares.</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later version.</param>
    /// <param name="choose">Chooses columns of those that there are.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<DataDiffDocument> CompareAsync(
        DataReference before, DataReference after, Func<ImmutableArray<string>, ImmutableArray<string>> choose, CancellationToken cancellation)
    {
        DataDifference difference = await DataComparer.CompareAsync(
            store, before, after, async (table, token) => await tables.SensitiveColumnsAsync(table, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        return new DataDiffDocument
        {
            Store = store.Path,
            Before = Describe(before, difference, difference.Before),
            After = Describe(after, difference, difference.After),
            IsIdentical = difference.IsIdentical,
            HasSameRows = difference.HasSameRows,
            HasSameSchema = difference.Columns?.HasSameSchema,
            SchemaChange = difference.Schema is { IsEmpty: false } schema ? schema.ToString() : null,
            Columns = difference.Columns is null ? null : Columns(difference, choose),
            Files = difference.Files is not { } files ? null
                : new FileDifferenceDocument { New = files.Added, Gone = files.Removed, Changed = files.Changed, Same = files.Same },
        };
    }

    private static DataSideDocument Describe(DataReference side, DataDifference difference, DatasetSummary? summary) => new()
    {
        Reference = side.Text,
        Digest = difference.HasTables ? side.Table!.Digest : side.Digest,
        Type = difference.HasTables ? side.Table!.DisplayType : "files",
        Bytes = difference.HasTables ? side.Table!.Bytes : side.Version!.Bytes,
        Schema = summary?.Schema,
        Rows = difference.HasTables ? summary?.Rows ?? side.Table!.Rows : null,
        Shards = summary?.Shards,
    };

    private static ImmutableArray<ColumnDifferenceDocument> Columns(DataDifference difference, Func<ImmutableArray<string>, ImmutableArray<string>> choose)
    {
        Dictionary<string, ColumnDifference> known = difference.Columns!.Columns.ToDictionary(static column => column.Name, StringComparer.Ordinal);
        return
        [
            .. choose([.. difference.Columns.Columns.Select(static column => column.Name)]).Select(name => known[name]).Select(column => new ColumnDifferenceDocument
            {
                Name = column.Name,
                Difference = MillraceJson.Name(column.Kind),
                IsSensitive = difference.SensitiveColumns.Contains(column.Name),
                Before = Describe(column.Before),
                After = Describe(column.After),
            }),
        ];
    }

    private static ColumnSummaryDocument? Describe(ColumnSummary? column) =>
        column is null ? null : new ColumnSummaryDocument(column.Type, column.Missing, column.Min, column.Max);
}
