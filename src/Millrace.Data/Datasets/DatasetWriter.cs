using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>
/// Writes a dataset as Parquet files of up to about a million rows, in row groups of 65,536, or fewer where texts, bytes and lists come to 256 MiB. Rows are
/// encoded on another thread while the caller fills the next group. The same rows give the same bytes, however they are handed over. After a call that
/// failed or was cancelled on its way nothing can be added or completed. For one caller at a time.
/// </summary>
/// <remarks>
/// Nothing is flushed to the disk: after a loss of power files of a dataset may be missing or cut, though its manifest is there. What a step returns is
/// flushed, folders included, when the store takes it.
/// </remarks>
/// <typeparam name="T">The row type.</typeparam>
public sealed class DatasetWriter<T> : IAsyncDisposable
    where T : struct, ISchema<T>
{
    private const long ShardRows = 16L * RowSource.BatchRows;

    private readonly string _folder;
    private readonly bool _isNewFolder;
    private readonly ParquetShardWriter _shards;
    private readonly BatchDigests _digests = new(T.Schema);
    private readonly CancellationTokenSource _abandoned = new();
    private FillingGroup<T> _filling;
    private FillingGroup<T> _spare;
    private Task _encoding = Task.CompletedTask;
    private bool _isBroken;
    private bool _isWritten;
    private bool _isDisposed;

    /// <summary>Creates the writer.</summary>
    /// <param name="folder">The folder to write into; made if it does not exist.</param>
    /// <exception cref="DataException">There is a dataset in the folder.</exception>
    public DatasetWriter(string folder)
        : this(folder, ShardRows, FillingGroup<T>.MostBytes)
    {
    }

    internal DatasetWriter(string folder, long shardRows, long groupBytes = FillingGroup<T>.MostBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (File.Exists(Path.Combine(folder, DatasetManifest.FileName)))
            throw new DataException($"{folder}: there is a dataset already. Write into another folder, or delete this one first.");
        _isNewFolder = !Directory.Exists(folder);
        _folder = Directory.CreateDirectory(folder).FullName;
        _filling = new FillingGroup<T>(T.CreateBatch(1024), RowSource.BatchRows, groupBytes);
        _spare = new FillingGroup<T>(T.CreateBatch(0), RowSource.BatchRows, groupBytes);
        _shards = new ParquetShardWriter(_folder, _spare.Rows, shardRows);
    }

    /// <summary>Rows added so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="InvalidOperationException">A column that is not nullable has no value, or writing has failed before.</exception>
    /// <exception cref="DataException">A value of an earlier row cannot be written; its column and row are named.</exception>
    public ValueTask AddAsync(T row, CancellationToken cancellation = default)
    {
        Begin(cancellation);
        _filling.Add(in row);
        RowCount++;
        if (_filling.IsFull)
            return new ValueTask(EncodeLastAsync(cancellation));
        _isBroken = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>Adds all rows of a batch.</summary>
    /// <param name="batch">The rows; free again when the call returns.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="InvalidOperationException">Writing has failed before.</exception>
    /// <exception cref="DataException">A value of an earlier row cannot be written; its column and row are named.</exception>
    public async ValueTask AddAsync(Batch<T> batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Begin(cancellation);
        for (int start = 0; start < batch.Count;)
        {
            int count = _filling.Add(batch, start);
            start += count;
            RowCount += count;
            if (_filling.IsFull)
                await EncodeAsync(cancellation).ConfigureAwait(false);
        }

        _isBroken = false;
    }

    /// <summary>Adds chosen rows of a batch.</summary>
    /// <param name="batch">The batch; free again when the call returns.</param>
    /// <param name="rows">The positions of the rows, in the order in which they are added.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="ArgumentException">The batch has no such row.</exception>
    /// <exception cref="InvalidOperationException">Writing has failed before.</exception>
    /// <exception cref="DataException">A value of an earlier row cannot be written; its column and row are named.</exception>
    public async ValueTask AddAsync(Batch<T> batch, ReadOnlyMemory<int> rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Begin(cancellation);
        while (!rows.IsEmpty)
        {
            int count = _filling.Add(batch, rows.Span);
            rows = rows[count..];
            RowCount += count;
            if (_filling.IsFull)
                await EncodeAsync(cancellation).ConfigureAwait(false);
        }

        _isBroken = false;
    }

    /// <summary>Writes what is left and the manifest.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The dataset, which reads the files where they are; saving it as an artifact copies no bytes within one volume.</returns>
    /// <exception cref="InvalidOperationException">Writing has failed before.</exception>
    /// <exception cref="DataException">A value cannot be written; its column and row are named.</exception>
    public async ValueTask<Dataset<T>> CompleteAsync(CancellationToken cancellation = default)
    {
        Begin(CancellationToken.None);
        if (_filling.Rows.Count > 0)
            await EncodeAsync(cancellation).ConfigureAwait(false);
        await _encoding.WaitAsync(cancellation).ConfigureAwait(false);
        ImmutableArray<ShardEntry> shards = _shards.Complete();
        var manifest = DatasetManifest.Of(T.Schema, _digests.Complete(), shards);
        await manifest.WriteAsync(_folder, cancellation).ConfigureAwait(false);
        _isWritten = true;
        return new Dataset<T>(new ShardRows(_folder, manifest));
    }

    /// <summary>
    /// Ends the writing and gives the memory back. The files of a dataset that was not completed are deleted, and so is its folder where the writer made it.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await _abandoned.CancelAsync().ConfigureAwait(false);
        await _encoding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            if (!_isWritten)
                Abandon();
        }
        finally
        {
            _shards.Dispose();
            _digests.Dispose();
            _filling.Dispose();
            _spare.Dispose();
            _abandoned.Dispose();
        }
    }

    /// <summary>Whatever does not come to its end leaves the writer broken.</summary>
    private void Begin(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isDisposed || _isWritten, this);
        if (_isBroken)
            throw new InvalidOperationException($"{_folder}: writing has failed before, so what is there is no whole dataset. Start a new one.");
        cancellation.ThrowIfCancellationRequested();
        _isBroken = true;
    }

    private void Abandon()
    {
        _shards.Abandon();
        if (_isNewFolder && !Directory.EnumerateFileSystemEntries(_folder).Any())
            Directory.Delete(_folder);
    }

    private async Task EncodeLastAsync(CancellationToken cancellation)
    {
        await EncodeAsync(cancellation).ConfigureAwait(false);
        _isBroken = false;
    }

    private async Task EncodeAsync(CancellationToken cancellation)
    {
        await _encoding.WaitAsync(cancellation).ConfigureAwait(false);
        (_filling, _spare) = (_spare, _filling);
        FillingGroup<T> full = _spare;
        _encoding = Task.Run(() => EncodeAsync(full), CancellationToken.None);
    }

    // The call that starts it is over before it is, so it ends by nobody's token but the writer's own.
    private async Task EncodeAsync(FillingGroup<T> full)
    {
        Task digesting = Task.Run(() => _digests.Add(full.Rows), CancellationToken.None);
        try
        {
            _shards.Write(full.Rows, _abandoned.Token);
        }
        catch
        {
            // What the digest says of the same value names no column.
            await digesting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        await digesting.ConfigureAwait(false);
        full.Clear();
    }
}
