using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Data;

/// <summary>Makes one dataset of several by giving their files second names: no row is read.</summary>
internal static class DatasetLinks
{
    /// <summary>Joins datasets. What lies in memory, in files that hold more columns, or in a dataset of an older format is written first.</summary>
    /// <param name="parts">The datasets, in the order of their rows.</param>
    /// <param name="step">Whose folders the files are put into.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The only one that has rows, where there is but one; else all rows of the first, then of the second, and so on.</returns>
    public static async Task<Dataset<T>> JoinAsync<T>(IReadOnlyList<Dataset<T>> parts, StepContext step, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        Dataset<T>[] filled = [.. parts.Where(static part => part.RowCount > 0)];
        if (filled.Length < 2)
            return filled.Length == 1 ? filled[0] : parts.Count > 0 ? parts[0] : Dataset.Of<T>();

        string folder = step.CreateFolder();
        var shards = ImmutableArray.CreateBuilder<ShardEntry>();
        var manifests = new List<DatasetManifest>(filled.Length);
        long rows = 0;
        for (int i = 0; i < filled.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ShardRows files = filled[i].OwnFiles is { } own && own.Manifest.TellsOfFiles
                ? own
                : (await WriteAsync(filled[i], step, cancellation).ConfigureAwait(false)).OwnFiles!;
            manifests.Add(files.Manifest);
            foreach (ShardEntry shard in files.Manifest.Shards)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"part-{shards.Count:D5}.parquet");
                FileLink.LinkOrCopy(Path.Combine(files.Folder, shard.File), Path.Combine(folder, name));
                shards.Add(shard with { File = name });
            }

            rows += files.Manifest.Rows;
            step.ReportProgress(rows, null, "rows");
        }

        var manifest = DatasetManifest.Of(T.Schema, DigestsOf(manifests), shards.DrainToImmutable()).As(T.Schema);
        await manifest.WriteAsync(folder, cancellation).ConfigureAwait(false);
        return new Dataset<T>(new ShardRows(folder, manifest));
    }

    /// <summary>The digest of each column; null where one of the datasets has none.</summary>
    private static IEnumerable<string?> DigestsOf(List<DatasetManifest> parts)
    {
        for (int i = 0; i < parts[0].Columns.Length; i++)
            yield return JoinedDigest.Of([.. parts.Select(part => (part.Rows, part.Columns[i].Digest))]);
    }

    private static async Task<Dataset<T>> WriteAsync<T>(Dataset<T> rows, StepContext step, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        DatasetWriter<T> writer = step.CreateDataset<T>();
        await using (writer.ConfigureAwait(false))
        {
            await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
                await writer.AddAsync(batch, cancellation).ConfigureAwait(false);
            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
