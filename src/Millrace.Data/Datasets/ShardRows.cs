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

    public override IAsyncEnumerable<Batch<T>> ReadAsync<T>(CancellationToken cancellation) =>
        ReadFilesAsync<T>([.. Manifest.Shards.Select(shard => Path.Combine(Folder, shard.File))], decodesAhead: true, cancellation);

    /// <summary>Reads files one after the other; while a batch is used, the next is decoded on another thread, where that is wanted.</summary>
    public static async IAsyncEnumerable<Batch<T>> ReadFilesAsync<T>(
        IReadOnlyList<string> files, bool decodesAhead, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        using Batch<T> first = T.CreateBatch(0);
        using Batch<T> second = T.CreateBatch(0);
        (Batch<T> ready, Batch<T> next) = (first, second);
        foreach (string file in files)
        {
            using ParquetFileReader reader = ParquetFileReader.Open(file, first);
            if (!decodesAhead)
            {
                while (reader.Read(ready, BatchRows, cancellation))
                    yield return ready;
                continue;
            }

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
    }

    private static Task<bool> StartReading(ParquetFileReader reader, Batch batch, CancellationToken cancellation) =>
        Task.Run(() => reader.Read(batch, BatchRows, cancellation), CancellationToken.None);
}
