using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Makes and opens datasets.</summary>
public static class Dataset
{
    /// <summary>A dataset in memory. Saving it writes it as Parquet.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows; read once, now.</param>
    public static Dataset<T> Of<T>(IEnumerable<T> rows)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        var batches = ImmutableArray.CreateBuilder<Batch>();
        Batch<T>? batch = null;
        foreach (T row in rows)
        {
            if (batch is null || batch.Count == RowSource.BatchRows)
                batches.Add(batch = T.CreateBatch(4));
            batch.Add(in row);
        }

        return new Dataset<T>(new MemoryRows(batches.ToImmutable()));
    }

    /// <summary>A dataset in memory. Saving it writes it as Parquet.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    public static Dataset<T> Of<T>(params T[] rows)
        where T : struct, ISchema<T> => Of((IEnumerable<T>)rows);

    /// <summary>Opens a folder that a <see cref="DatasetWriter{T}"/> completed. Reads the manifest only.</summary>
    /// <typeparam name="T">The row type, with the columns that the dataset was written with.</typeparam>
    /// <param name="folder">The folder's path.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">The folder holds no dataset, or a damaged one, or one of other columns.</exception>
    public static async ValueTask<Dataset<T>> OpenAsync<T>(string folder, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        DatasetManifest manifest = await DatasetManifest.ReadAsync(folder, cancellation).ConfigureAwait(false);
        return manifest.Fits(T.Schema)
            ? new Dataset<T>(new ShardRows(folder, manifest))
            : throw new DataException($"{folder}: the dataset does not fit {T.Schema.Name}: {manifest.Differences(T.Schema)}. "
                + "Run the step that writes it again, or give the schema back its columns.");
    }
}
