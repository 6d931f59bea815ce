using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>
/// Writes a dataset as Parquet files of up to about a million rows, in row groups of 65,536. Rows are encoded on another thread while the
/// caller fills the next group. The same rows give the same bytes, however they are handed over. For one caller at a time.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class DatasetWriter<T> : IAsyncDisposable
    where T : struct, ISchema<T>
{
    private const long ShardRows = 16L * RowSource.BatchRows;

    private readonly string _folder;
    private readonly ParquetShardWriter _shards;
    private readonly BatchDigests _digests = new(T.Schema);
    private Batch<T> _filling = T.CreateBatch(1024);
    private Batch<T> _spare = T.CreateBatch(0);
    private Task _encoding = Task.CompletedTask;
    private bool _completed;
    private bool _isWritten;
    private bool _isDisposed;

    /// <summary>Creates the writer.</summary>
    /// <param name="folder">The folder to write into; made if it does not exist.</param>
    public DatasetWriter(string folder)
        : this(folder, ShardRows)
    {
    }

    internal DatasetWriter(string folder, long shardRows)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Directory.CreateDirectory(folder).FullName;
        _shards = new ParquetShardWriter(_folder, _spare, shardRows);
    }

    /// <summary>Rows added so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidOperationException">A column that is not nullable has no value.</exception>
    public ValueTask AddAsync(T row, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        cancellation.ThrowIfCancellationRequested();
        _filling.Add(in row);
        RowCount++;
        return _filling.Count < RowSource.BatchRows ? ValueTask.CompletedTask : new ValueTask(EncodeAsync(cancellation));
    }

    /// <summary>Adds all rows of a batch.</summary>
    /// <param name="batch">The rows; free again when the call returns.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async ValueTask AddAsync(Batch<T> batch, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        cancellation.ThrowIfCancellationRequested();
        for (int start = 0; start < batch.Count;)
        {
            int count = Math.Min(RowSource.BatchRows - _filling.Count, batch.Count - start);
            _filling.AppendRange(batch, start, count);
            start += count;
            await CountAsync(count, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Adds chosen rows of a batch.</summary>
    /// <param name="batch">The batch; free again when the call returns.</param>
    /// <param name="rows">The positions of the rows, in the order in which they are added.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public async ValueTask AddAsync(Batch<T> batch, ReadOnlyMemory<int> rows, CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        cancellation.ThrowIfCancellationRequested();
        while (!rows.IsEmpty)
        {
            int count = Math.Min(RowSource.BatchRows - _filling.Count, rows.Length);
            _filling.AppendRows(batch, rows.Span[..count]);
            rows = rows[count..];
            await CountAsync(count, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Writes what is left and the manifest.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The dataset, which reads the files where they are; saving it as an artifact copies no bytes within one volume.</returns>
    public async ValueTask<Dataset<T>> CompleteAsync(CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        if (_filling.Count > 0)
            await EncodeAsync(cancellation).ConfigureAwait(false);
        await _encoding.ConfigureAwait(false);
        _completed = true;
        ImmutableArray<ShardEntry> shards = _shards.Complete();
        var manifest = DatasetManifest.Of(T.Schema, _digests.Complete(), shards);
        await manifest.WriteAsync(_folder, cancellation).ConfigureAwait(false);
        _isWritten = true;
        return new Dataset<T>(new ShardRows(_folder, manifest));
    }

    /// <summary>Ends the writing and gives the memory back. The files of a dataset that was not completed are deleted.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _completed = _isDisposed = true;
        await _encoding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_isWritten)
            _shards.Abandon();
        _shards.Dispose();
        _digests.Dispose();
        _filling.Dispose();
        _spare.Dispose();
    }

    private ValueTask CountAsync(int added, CancellationToken cancellation)
    {
        RowCount += added;
        return _filling.Count < RowSource.BatchRows ? ValueTask.CompletedTask : new ValueTask(EncodeAsync(cancellation));
    }

    private async Task EncodeAsync(CancellationToken cancellation)
    {
        await _encoding.ConfigureAwait(false);
        Batch<T> full = _filling;
        (_filling, _spare) = (_spare, full);
        _encoding = Task.Run(
            async () =>
            {
                Task digesting = Task.Run(() => _digests.Add(full), CancellationToken.None);
                try
                {
                    _shards.Write(full, cancellation);
                }
                finally
                {
                    await digesting.ConfigureAwait(false);
                }

                full.Clear();
            },
            CancellationToken.None);
    }
}
