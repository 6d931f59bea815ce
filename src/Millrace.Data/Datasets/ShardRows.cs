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
        ReadFilesAsync<T>([.. Manifest.Shards.Select(shard => Path.Combine(Folder, shard.File))], cancellation);

    /// <summary>Reads files one after the other; while a batch is used, the next is decoded on another thread.</summary>
    public static async IAsyncEnumerable<Batch<T>> ReadFilesAsync<T>(
        IReadOnlyList<string> files, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        Batch<T> ready = T.CreateBatch(0);
        Batch<T> next = T.CreateBatch(0);
        foreach (string file in files)
        {
            ParquetFileReader reader = await ParquetFileReader.OpenAsync(file, T.Schema, cancellation).ConfigureAwait(false);
            Task<bool> reading = Task.FromResult(false);
            try
            {
                reading = StartReading(reader, next, cancellation);
                while (await reading.ConfigureAwait(false))
                {
                    (ready, next) = (next, ready);
                    reading = StartReading(reader, next, cancellation);
                    if (ready.Count > 0)
                        yield return ready;
                }
            }
            finally
            {
                // The consumer may leave early: the file stays open until the decoder has left it too.
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await reader.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static Task<bool> StartReading(ParquetFileReader reader, Batch batch, CancellationToken cancellation) =>
        Task.Run(() => reader.ReadAsync(batch, cancellation).AsTask(), CancellationToken.None);
}
