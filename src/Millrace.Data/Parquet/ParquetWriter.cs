namespace Millrace.Data;

/// <summary>
/// Writes a Parquet file row by row or batch by batch. The file appears under its name once it is complete; until then it has another name beside it, which
/// goes where it is never completed. The same rows and options give the same bytes, however they are handed over. For one thread at a time.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class ParquetWriter<T> : IDisposable
    where T : struct, ISchema<T>
{
    private readonly string _path;
    private readonly ParquetWriteOptions _options;
    private readonly Batch<T> _group = T.CreateBatch(0);
    private readonly UnfinishedFile _file;
    private readonly ParquetFileWriter _writer;
    private bool _isClosed;
    private bool _isBroken;

    /// <summary>Starts a file.</summary>
    /// <param name="path">The file; replaced if it exists, once the new one is complete.</param>
    /// <param name="options">How it is written; null for <see cref="ParquetWriteOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">The options name a column that is not there, or an encoding that does not suit its type.</exception>
    public ParquetWriter(string path, ParquetWriteOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _options = options ?? ParquetWriteOptions.Default;
        _writer = new ParquetFileWriter(_group, _options);
        try
        {
            _file = new UnfinishedFile(path);
            _writer.Start(_file.Stream);
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>Rows added so far.</summary>
    public long RowCount => _writer.RowCount + _group.Count;

    /// <summary>Adds a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidOperationException">A column that is not nullable has no value.</exception>
    public void Add(in T row, CancellationToken cancellation = default)
    {
        CheckUsable(cancellation);
        _group.Add(in row);
        if (_group.Count >= _options.RowGroupRows)
            WriteGroup();
    }

    /// <summary>Adds all rows of a batch.</summary>
    /// <param name="batch">The rows; free again when the call returns.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Add(Batch<T> batch, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CheckUsable(cancellation);
        for (int start = 0; start < batch.Count;)
        {
            int count = Math.Min(_options.RowGroupRows - _group.Count, batch.Count - start);

            // A batch of the right size needs no copy.
            if (count == batch.Count && count == _options.RowGroupRows)
            {
                Write(batch);
                return;
            }

            _group.AppendRange(batch, start, count);
            start += count;
            if (_group.Count == _options.RowGroupRows)
                WriteGroup();
        }
    }

    /// <summary>Adds chosen rows of a batch.</summary>
    /// <param name="batch">The batch; free again when the call returns.</param>
    /// <param name="rows">The positions of the rows, in the order in which they are added.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Add(Batch<T> batch, ReadOnlySpan<int> rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CheckUsable(cancellation);
        while (!rows.IsEmpty)
        {
            int count = Math.Min(_options.RowGroupRows - _group.Count, rows.Length);
            _group.AppendRows(batch, rows[..count]);
            rows = rows[count..];
            if (_group.Count == _options.RowGroupRows)
                WriteGroup();
        }
    }

    /// <summary>Writes what is left, makes sure that it is on the disk, and gives the file its name.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InvalidOperationException">Writing has failed before: what is there is no whole file.</exception>
    public void Complete(CancellationToken cancellation = default)
    {
        CheckUsable(cancellation);
        if (_group.Count > 0)
            WriteGroup();
        _isBroken = true;
        _writer.Complete();
        _file.Complete();
        Close();
    }

    /// <summary>Gives the memory back. A file that was not completed is deleted.</summary>
    public void Dispose() => Close();

    private void CheckUsable(CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_isBroken)
            throw new InvalidOperationException($"{_path}: writing has failed before, so what is there is no whole file. Start a new one.");
        cancellation.ThrowIfCancellationRequested();
    }

    private void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        _writer.Dispose();
        _group.Dispose();
        _file?.Dispose();
    }

    private void WriteGroup()
    {
        Write(_group);
        _group.Clear();
    }

    private void Write(Batch batch)
    {
        _isBroken = true;
        _writer.Write(batch, CancellationToken.None);
        _isBroken = false;
    }
}
