using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>Compares two versions of data.</summary>
internal static class DataComparer
{
    /// <summary>Compares.</summary>
    /// <param name="store">The store.</param>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later version.</param>
    /// <param name="findSensitive">Names further columns of a table that are sensitive.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<DataDifference> CompareAsync(
        Store store, DataReference before, DataReference after, Func<ArtifactRecord, CancellationToken, ValueTask<IReadOnlySet<string>>> findSensitive,
        CancellationToken cancellation)
    {
        FileDifference? files = before.Version is { } from && after.Version is { } to ? FileDifference.Between(from, to) : null;
        if (before.Table is not { } earlierTable || after.Table is not { } laterTable)
        {
            bool isSame = before.Digest == after.Digest;
            return files is not null
                ? new DataDifference { IsIdentical = isSame, HasTables = false, HasSameRows = isSame ? true : null, Files = files }
                : throw NoTable(before.Table is null ? before : after);
        }

        DatasetSummary? earlier = await SummarizeAsync(store, earlierTable, cancellation).ConfigureAwait(false);
        DatasetSummary? later = await SummarizeAsync(store, laterTable, cancellation).ConfigureAwait(false);
        DatasetDifference? difference = earlier is not null && later is not null ? DatasetDifference.Between(earlier, later) : null;
        bool isIdentical = earlierTable.Digest == laterTable.Digest;
        ArtifactSchema? earlierSchema = store.Metadata.GetSchema(earlierTable), laterSchema = store.Metadata.GetSchema(laterTable);

        // What is sensitive on one side is so on the other.
        ImmutableHashSet<string> sensitive = [.. Sensitive(earlierSchema), .. Sensitive(laterSchema)];
        if (difference is not null)
        {
            sensitive = sensitive.Union(await findSensitive(earlierTable, cancellation).ConfigureAwait(false))
                .Union(await findSensitive(laterTable, cancellation).ConfigureAwait(false))
                .Union(difference.Columns.Where(column => HiddenEnds.Are(column, earlier!.Rows, later!.Rows)).Select(static column => column.Name));
        }

        return new DataDifference
        {
            IsIdentical = isIdentical,
            HasTables = true,
            HasSameRows = difference is null ? (isIdentical ? true : null) : HasSameRows(earlier!, later!, difference, isIdentical),
            Before = Masked(earlier, sensitive),
            After = Masked(later, sensitive),
            Columns = Masked(difference, sensitive),
            Schema = earlierSchema is not null && laterSchema is not null ? SchemaDifference.Between(earlierSchema, laterSchema) : null,
            SensitiveColumns = sensitive,
            Files = files,
        };
    }

    /// <summary>What a dataset's manifest tells; null for what is no dataset.</summary>
    /// <exception cref="MillraceException">Its files are gone or not whole.</exception>
    /// <exception cref="DataException">Its manifest is damaged.</exception>
    private static async ValueTask<DatasetSummary?> SummarizeAsync(Store store, ArtifactRecord artifact, CancellationToken cancellation)
    {
        if (artifact.IsInline || artifact.IsCollection)
            return null;
        string folder = store.FolderOf(artifact);
        return DatasetSummary.IsDataset(folder) ? await DatasetSummary.ReadAsync(folder, cancellation).ConfigureAwait(false) : null;
    }

    private static MillraceException NoTable(DataReference side) => new(
        $"{side.Text} cannot be compared with a dataset: of these files the store has none. Name a version of files on both sides to compare the files.");

    private static IEnumerable<string> Sensitive(ArtifactSchema? schema) =>
        schema is null ? [] : schema.Columns.Where(static column => column.IsSensitive).Select(static column => column.Name);

    private static bool? HasSameRows(DatasetSummary before, DatasetSummary after, DatasetDifference difference, bool isIdentical)
    {
        if (isIdentical)
            return true;
        if (before.Rows != after.Rows || difference.Columns.Any(static column => column.Kind is not (ColumnDifferenceKind.Same or ColumnDifferenceKind.Unknown)))
            return false;
        return difference.Columns.All(static column => column.Kind == ColumnDifferenceKind.Same) ? !difference.IsReordered : null;
    }

    private static DatasetSummary? Masked(DatasetSummary? summary, ImmutableHashSet<string> sensitive) =>
        summary is null ? null : summary with { Columns = [.. summary.Columns.Select(column => Masked(column, sensitive)!)] };

    private static DatasetDifference? Masked(DatasetDifference? difference, ImmutableHashSet<string> sensitive) => difference is null ? null : difference with
    {
        Columns = [.. difference.Columns.Select(column => new ColumnDifference(Masked(column.Before, sensitive), Masked(column.After, sensitive)))],
    };

    private static ColumnSummary? Masked(ColumnSummary? column, ImmutableHashSet<string> sensitive) =>
        column is null || !sensitive.Contains(column.Name) ? column : column with { Min = Mask(column.Min), Max = Mask(column.Max) };

    private static string? Mask(string? value) => value is null ? null : SensitiveAttribute.Mask;
}
