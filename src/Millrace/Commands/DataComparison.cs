using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Compares two versions of data.</summary>
/// <param name="store">The store.</param>
/// <param name="tables">What is known of its datasets.</param>
internal sealed class DataComparison(Store store, StoredTables tables)
{
    /// <summary>Compares.</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later version.</param>
    /// <param name="choose">Chooses columns of those that there are.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">One is a dataset and of the other none was made, or files of the store are not whole.</exception>
    public async Task<DataDiffDocument> CompareAsync(
        DataReference before, DataReference after, Func<ImmutableArray<string>, ImmutableArray<string>> choose, CancellationToken cancellation)
    {
        bool haveTables = before.Table is not null && after.Table is not null;
        if (!haveTables && (before.Version is null || after.Version is null))
            throw NoTable(before.Table is null ? before : after);
        DatasetSummary? earlier = haveTables ? await tables.SummarizeAsync(before.Table!, cancellation).ConfigureAwait(false) : null;
        DatasetSummary? later = haveTables ? await tables.SummarizeAsync(after.Table!, cancellation).ConfigureAwait(false) : null;
        DatasetDifference? difference = earlier is not null && later is not null ? DatasetDifference.Between(earlier, later) : null;
        bool isIdentical = haveTables ? before.Table!.Digest == after.Table!.Digest : before.Digest == after.Digest;
        return new DataDiffDocument
        {
            Store = store.Path,
            Before = Describe(before, haveTables, earlier),
            After = Describe(after, haveTables, later),
            IsIdentical = isIdentical,
            HasSameRows = difference is null ? (isIdentical ? true : null) : HasSameRows(earlier!, later!, difference, isIdentical),
            HasSameSchema = difference?.HasSameSchema,
            Columns = difference is null ? null : await ColumnsAsync(difference, before.Table!, after.Table!, choose, cancellation).ConfigureAwait(false),
            Files = before.Version is { } from && after.Version is { } to ? Compare(from, to) : null,
        };
    }

    private static MillraceException NoTable(DataReference side) => new(
        $"{side.Text} cannot be compared with a dataset: of these files the store has none. Name a version of files on both sides to compare the files.");

    private static bool? HasSameRows(DatasetSummary before, DatasetSummary after, DatasetDifference difference, bool isIdentical)
    {
        if (isIdentical)
            return true;
        if (before.Rows != after.Rows || difference.Columns.Any(static column => column.Kind is not (ColumnDifferenceKind.Same or ColumnDifferenceKind.Unknown)))
            return false;
        return difference.Columns.All(static column => column.Kind == ColumnDifferenceKind.Same) ? !difference.IsReordered : null;
    }

    private static DataSideDocument Describe(DataReference side, bool haveTables, DatasetSummary? summary) => new()
    {
        Reference = side.Text,
        Digest = haveTables ? side.Table!.Digest : side.Digest,
        Type = haveTables ? side.Table!.DisplayType : "files",
        Bytes = haveTables ? side.Table!.Bytes : side.Version!.Bytes,
        Schema = summary?.Schema,
        Rows = haveTables ? summary?.Rows ?? side.Table!.Rows : null,
        Shards = summary?.Shards,
    };

    private async ValueTask<ImmutableArray<ColumnDifferenceDocument>> ColumnsAsync(
        DatasetDifference difference, ArtifactRecord before, ArtifactRecord after, Func<ImmutableArray<string>, ImmutableArray<string>> choose,
        CancellationToken cancellation)
    {
        // What is sensitive on one side is so on the other.
        ImmutableHashSet<string> sensitive = (await tables.SensitiveColumnsAsync(before, cancellation).ConfigureAwait(false))
            .Union(await tables.SensitiveColumnsAsync(after, cancellation).ConfigureAwait(false))
            .Union(difference.Columns.Where(column => AreHidden(column, before.Rows, after.Rows)).Select(static column => column.Name));
        Dictionary<string, ColumnDifference> known = difference.Columns.ToDictionary(static column => column.Name, StringComparer.Ordinal);
        return
        [
            .. choose([.. difference.Columns.Select(static column => column.Name)]).Select(name => known[name]).Select(column => new ColumnDifferenceDocument
            {
                Name = column.Name,
                Difference = MillraceJson.Name(column.Kind),
                IsSensitive = sensitive.Contains(column.Name),
                Before = Describe(column.Before, sensitive.Contains(column.Name)),
                After = Describe(column.After, sensitive.Contains(column.Name)),
            }),
        ];
    }

    private static ColumnSummaryDocument? Describe(ColumnSummary? column, bool isSensitive) => column is null ? null
        : new ColumnSummaryDocument(column.Type, column.Missing, Mask(column.Min, isSensitive), Mask(column.Max, isSensitive));

    /// <summary>
    /// Whether the ends were written down of one version alone, although both have values of one type: the column was sensitive in the other, whatever the
    /// schemas of this program say of it now.
    /// </summary>
    /// <param name="column">The column in both versions.</param>
    /// <param name="before">The rows of the earlier version; null where they are not known.</param>
    /// <param name="after">The rows of the later version.</param>
    internal static bool AreHidden(ColumnDifference column, long? before, long? after) =>
        column is { Before: { } earlier, After: { } later } && earlier.Type.TrimEnd('?') == later.Type.TrimEnd('?')
        && ((earlier.Min is null && later.Min is not null && HasValues(earlier, before)) || (later.Min is null && earlier.Min is not null && HasValues(later, after)));

    private static bool HasValues(ColumnSummary column, long? rows) => rows is null || column.Missing is null || column.Missing < rows;

    private static string? Mask(string? value, bool isSensitive) => value is not null && isSensitive ? SensitiveAttribute.Mask : value;

    /// <summary>Compares files by their names below the folders that were asked for, which may be two.</summary>
    private static FileDifferenceDocument Compare(DataVersion before, DataVersion after)
    {
        Dictionary<string, DataFile> earlier = Named(before), later = Named(after);
        return new FileDifferenceDocument
        {
            New = [.. later.Keys.Where(name => !earlier.ContainsKey(name)).Order(StringComparer.Ordinal)],
            Gone = [.. earlier.Keys.Where(name => !later.ContainsKey(name)).Order(StringComparer.Ordinal)],
            Changed =
            [
                .. later.Where(each => earlier.TryGetValue(each.Key, out DataFile? file) && file.Digest != each.Value.Digest)
                    .Select(static each => each.Key).Order(StringComparer.Ordinal),
            ],
            Same = later.Count(each => earlier.TryGetValue(each.Key, out DataFile? file) && file.Digest == each.Value.Digest),
        };
    }

    private static Dictionary<string, DataFile> Named(DataVersion version)
    {
        var named = new Dictionary<string, DataFile>(StringComparer.Ordinal);
        foreach (DataFile file in version.Sources)
            named[version.NameOf(file)] = file;
        return named;
    }
}
