using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Rows in a folder of Parquet files.</summary>
/// <param name="folder">The folder's path.</param>
/// <param name="manifest">What is in it.</param>
internal sealed class ShardRows(string folder, DatasetManifest manifest) : RowSource
{
    public string Folder { get; } = folder;

    public DatasetManifest Manifest { get; } = manifest;

    public override long RowCount => Manifest.Rows;

    public override IAsyncEnumerable<Batch<T>> ReadAsync<T>(CancellationToken cancellation) => ReadFilesAsync<T>(
        [.. Manifest.Shards.Select(shard => (Path.Combine(Folder, shard.File), (long?)shard.Rows))], decodesAhead: true, cancellation);

    /// <summary>Reads files one after the other; while a batch is used, the next is decoded on another thread, where that is wanted.</summary>
    /// <param name="files">The files, each with the rows that it must have, or null where nobody knows.</param>
    /// <param name="decodesAhead">Whether another thread decodes.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    public static async IAsyncEnumerable<Batch<T>> ReadFilesAsync<T>(
        IReadOnlyList<(string Path, long? Rows)> files, bool decodesAhead, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        using Batch<T> first = T.CreateBatch(0);
        using var reader = new ParquetFiles(files, first);
        if (!decodesAhead)
        {
            while (reader.Read(first, cancellation))
                yield return first;
            yield break;
        }

        using Batch<T> second = T.CreateBatch(0);
        (Batch<T> ready, Batch<T> next) = (first, second);
        Task<bool> reading = StartReading(reader, next, cancellation);
        try
        {
            while (await reading.ConfigureAwait(false))
            {
                (ready, next) = (next, ready);
                reading = StartReading(reader, next, cancellation);
                yield return ready;
            }
        }
        finally
        {
            // The consumer may leave early: the file stays open until the decoder has left it too.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static Task<bool> StartReading(ParquetFiles reader, Batch batch, CancellationToken cancellation) =>
        Task.Run(() => reader.Read(batch, cancellation), CancellationToken.None);
}
