namespace Millrace.Data;

/// <summary>Reads files one after the other as one run of batches. For one thread at a time.</summary>
/// <param name="files">The files, each with the rows that it must have, or null where nobody knows.</param>
/// <param name="shape">A batch like those that will be read into.</param>
internal sealed class ParquetFiles(IReadOnlyList<(string Path, long? Rows)> files, Batch shape) : IDisposable
{
    private ParquetFileReader? _reader;
    private int _next;

    /// <summary>Reads the next rows into a batch of the shape.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Read(Batch batch, CancellationToken cancellation)
    {
        while (true)
        {
            if (_reader is not null && _reader.Read(batch, RowSource.BatchRows, cancellation))
                return true;
            Dispose();
            if (_next == files.Count)
                return false;
            (string path, long? rows) = files[_next++];
            _reader = ParquetFileReader.Open(path, shape);
            if (rows is not null && rows != _reader.RowCount)
                throw new ParquetException(path, null, null, $"the file has {_reader.RowCount} rows, and {rows} according to the dataset's manifest.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
    }
}
