using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>What is known of datasets in a store without reading their rows.</summary>
/// <param name="context">The program.</param>
/// <param name="store">The store.</param>
internal sealed class StoredTables(ProgramContext context, Store store)
{
    private const int Name = 0, Masked = 3;

    /// <summary>
    /// The schema that was recorded of a table, whether its files are there or not; of one that an earlier version stored what its manifest tells. Null for what
    /// is no dataset, or is not whole.
    /// </summary>
    public async ValueTask<ArtifactSchema?> FindSchemaAsync(ArtifactRecord? artifact, CancellationToken cancellation)
    {
        if (artifact is null)
            return null;
        return store.Metadata.GetSchema(artifact)
            ?? (await TrySummarizeAsync(artifact, cancellation).ConfigureAwait(false) is { } summary
                ? ArtifactSchema.OfTypes([.. summary.Columns.Select(static column => new ColumnDescription(column.Name, column.Type) { IsNullable = column.Type.EndsWith('?') })])
                : null);
    }

    private async ValueTask<DatasetSummary?> TrySummarizeAsync(ArtifactRecord artifact, CancellationToken cancellation)
    {
        if (artifact.IsInline || artifact.IsCollection)
            return null;
        try
        {
            string folder = store.FolderOf(artifact);
            return DatasetSummary.IsDataset(folder) ? await DatasetSummary.ReadAsync(folder, cancellation).ConfigureAwait(false) : null;
        }
        catch (Exception exception) when (exception is MillraceException or DataException)
        {
            return null;
        }
    }

    /// <summary>
    /// The names of a dataset's sensitive columns, as the schemas of this program have them. Of other programs' datasets nothing is known but that ends of
    /// sensitive columns were not written down.
    /// </summary>
    public async ValueTask<ImmutableHashSet<string>> SensitiveColumnsAsync(ArtifactRecord artifact, CancellationToken cancellation)
    {
        ArtifactType? type = context.Pipelines.Plans.SelectMany(PlanTypes.Of).FirstOrDefault(each => each.Type.ToString() == artifact.Type);
        if (type is null)
            return [];
        try
        {
            object opened = await store.LoadAsync(artifact, type, context.Application.Services, cancellation).ConfigureAwait(false);
            return opened is ITableArtifact table
                ? [.. table.DescribeColumns().Rows.Where(static row => row[Masked] is { Length: > 0 }).Select(static row => row[Name]!)]
                : [];
        }
        catch (DataException)
        {
            // The schema has other columns now: what it masks there is told by name alone, and that of the manifest stands.
            return [];
        }
    }
}
