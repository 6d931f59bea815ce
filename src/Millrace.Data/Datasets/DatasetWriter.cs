namespace Millrace.Data;

/// <summary>
/// Writes a dataset as Parquet files of up to about a million rows, in row groups of 65,536, or fewer where texts, bytes and lists come to 256 MiB. Row groups
/// are encoded on other threads while the caller fills the next. The same rows give the same bytes, however they are handed over and however many threads
/// there are. After a call that failed or was cancelled on its way nothing can be added or completed. For one caller at a time.
/// </summary>
/// <remarks>
/// Nothing is flushed to the disk: after a loss of power files of a dataset may be missing or cut, though its manifest is there. What a step returns is
/// flushed, folders included, when the store takes it.
/// </remarks>
/// <typeparam name="T">The row type.</typeparam>
public sealed class DatasetWriter<T> : IAsyncDisposable
    where T : struct, ISchema<T>
{
    private readonly string _folder;
    private readonly bool _isNewFolder;
    private readonly GroupPipeline<T> _groups;
    private bool _isBroken;
    private bool _isWritten;
    private bool _isDisposed;

    /// <summary>Creates the writer.</summary>
    /// <param name="folder">The folder to write into; made if it does not exist.</param>
    /// <exception cref="DataException">There is a dataset in the folder.</exception>
    public DatasetWriter(string folder)
        : this(folder, DatasetWriteOptions.Default)
    {
    }

    /// <summary>Creates the writer.</summary>
    /// <param name="folder">The folder to write into; made if it does not exist.</param>
    /// <param name="options">How the dataset is written.</param>
    /// <exception cref="DataException">There is a dataset in the folder.</exception>
    public DatasetWriter(string folder, DatasetWriteOptions options)
        : this(folder, options, FillingGroup<T>.MostBytes)
    {
    }

    internal DatasetWriter(string folder, long shardRows, long groupBytes = FillingGroup<T>.MostBytes)
        : this(folder, DatasetWriteOptions.Default with { RowsPerShard = shardRows }, groupBytes)
    {
    }

    internal DatasetWriter(string folder, DatasetWriteOptions options, long groupBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        if (File.Exists(Path.Combine(folder, DatasetManifest.FileName)))
            throw new DataException($"{folder}: there is a dataset already. Write into another folder, or delete this one first.");
        _isNewFolder = !Directory.Exists(folder);
        _folder = Directory.CreateDirectory(folder).FullName;
        _groups = new GroupPipeline<T>(_folder, options, groupBytes);
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
        _groups.Filling.Add(in row);
        RowCount++;
        if (_groups.Filling.IsFull)
            return new ValueTask(SendLastAsync(cancellation));
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
            int count = _groups.Filling.Add(batch, start);
            start += count;
            RowCount += count;
            if (_groups.Filling.IsFull)
                await _groups.SendAsync(isLast: false, cancellation).ConfigureAwait(false);
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
            int count = _groups.Filling.Add(batch, rows.Span);
            rows = rows[count..];
            RowCount += count;
            if (_groups.Filling.IsFull)
                await _groups.SendAsync(isLast: false, cancellation).ConfigureAwait(false);
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
        if (_groups.Filling.Rows.Count > 0)
            await _groups.SendAsync(isLast: true, cancellation).ConfigureAwait(false);
        var (digests, shards) = await _groups.CompleteAsync(cancellation).ConfigureAwait(false);
        var manifest = DatasetManifest.Of(T.Schema, digests, shards);
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
        try
        {
            if (!_isWritten)
                await AbandonAsync().ConfigureAwait(false);
        }
        finally
        {
            await _groups.DisposeAsync().ConfigureAwait(false);
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

    private async ValueTask AbandonAsync()
    {
        await _groups.AbandonAsync().ConfigureAwait(false);
        if (_isNewFolder && !Directory.EnumerateFileSystemEntries(_folder).Any())
            Directory.Delete(_folder);
    }

    private async Task SendLastAsync(CancellationToken cancellation)
    {
        await _groups.SendAsync(isLast: false, cancellation).ConfigureAwait(false);
        _isBroken = false;
    }
}
