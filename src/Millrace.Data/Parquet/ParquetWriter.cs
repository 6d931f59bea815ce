namespace Millrace.Data;

/// <summary>
/// Writes a Parquet file row by row or batch by batch. The file appears under its name once it is complete; until then it has another name beside it, which
/// goes where it is never completed. The same rows and options give the same bytes, however they are handed over. After a call that failed or was
/// cancelled on its way nothing can be added or completed. For one thread at a time.
/// </summary>
/// <remarks>
/// A complete file is on the disk before it gets its name, so a loss of power leaves the whole new file or the one before. That the name itself outlives
/// it is left to the file system: the folder is not flushed. Times are written to the microsecond, as columns of times are defined: the tenths of one that a
/// <see cref="DateTime"/> or <see cref="TimeOnly"/> may have are cut.
/// </remarks>
/// <typeparam name="T">The row type.</typeparam>
public sealed class ParquetWriter<T> : IDisposable
    where T : struct, ISchema<T>
{
    private readonly string _path;
    private readonly FillingGroup<T> _group;
    private readonly UnfinishedFile _file;
    private readonly ParquetFileWriter _writer;
    private bool _isClosed;
    private bool _isBroken;

    /// <summary>Starts a file.</summary>
    /// <param name="path">The file; replaced if it exists, once the new one is complete.</param>
    /// <param name="options">How it is written; null for <see cref="ParquetWriteOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The options name a column that is not there, or an encoding that does not suit its type, or what is no
    /// option.</exception>
    public ParquetWriter(string path, ParquetWriteOptions? options = null)
        : this(path, options ?? ParquetWriteOptions.Default, FillingGroup<T>.MostBytes)
    {
    }

    internal ParquetWriter(string path, ParquetWriteOptions options, long groupBytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _group = new FillingGroup<T>(T.CreateBatch(0), options.RowGroupRows, groupBytes);
        _writer = new ParquetFileWriter(_group.Rows, options);
        try
        {
            _file = new UnfinishedFile(path);
            _writer.Start(_file.Stream);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Rows added so far.</summary>
    public long RowCount => _writer.RowCount + _group.Rows.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidOperationException">A column that is not nullable has no value, or writing has failed before.</exception>
    /// <exception cref="DataException">A value of the row group cannot be written; its column and row are named.</exception>
    public void Add(in T row, CancellationToken cancellation = default)
    {
        Begin(cancellation);
        _group.Add(in row);
        if (_group.IsFull)
            WriteGroup(cancellation);
        _isBroken = false;
    }

    /// <summary>Adds all rows of a batch.</summary>
    /// <param name="batch">The rows; free again when the call returns.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidOperationException">Writing has failed before.</exception>
    /// <exception cref="DataException">A value of the row group cannot be written; its column and row are named.</exception>
    public void Add(Batch<T> batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Begin(cancellation);

        // A batch of the right size needs no copy.
        if (_group.IsLike(batch))
        {
            _writer.Write(batch, cancellation);
        }
        else
        {
            for (int start = 0; start < batch.Count;)
            {
                start += _group.Add(batch, start);
                if (_group.IsFull)
                    WriteGroup(cancellation);
            }
        }

        _isBroken = false;
    }

    /// <summary>Adds chosen rows of a batch.</summary>
    /// <param name="batch">The batch; free again when the call returns.</param>
    /// <param name="rows">The positions of the rows, in the order in which they are added.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArgumentException">The batch has no such row.</exception>
    /// <exception cref="InvalidOperationException">Writing has failed before.</exception>
    /// <exception cref="DataException">A value of the row group cannot be written; its column and row are named.</exception>
    public void Add(Batch<T> batch, ReadOnlySpan<int> rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Begin(cancellation);
        while (!rows.IsEmpty)
        {
            rows = rows[_group.Add(batch, rows)..];
            if (_group.IsFull)
                WriteGroup(cancellation);
        }

        _isBroken = false;
    }

    /// <summary>Writes what is left, makes sure that it is on the disk, and gives the file its name.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidOperationException">Writing has failed before: what is there is no whole file.</exception>
    /// <exception cref="DataException">A value of the row group cannot be written; its column and row are named.</exception>
    public void Complete(CancellationToken cancellation = default)
    {
        Begin(cancellation);
        if (_group.Rows.Count > 0)
            WriteGroup(cancellation);
        _writer.Complete();
        _file.Complete();
        Dispose();
    }

    /// <summary>Gives the memory back. A file that was not completed is deleted.</summary>
    public void Dispose()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _writer.Dispose();
        _group.Dispose();
        _file?.Dispose();
    }

    /// <summary>Whatever does not come to its end leaves the writer broken.</summary>
    private void Begin(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_isBroken)
            throw new InvalidOperationException($"{_path}: writing has failed before, so what is there is no whole file. Start a new one.");
        cancellation.ThrowIfCancellationRequested();
        _isBroken = true;
    }

    private void WriteGroup(CancellationToken cancellation)
    {
        _writer.Write(_group.Rows, cancellation);
        _group.Clear();
    }
}
