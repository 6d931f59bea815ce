namespace Millrace.Data;

/// <summary>Reads unit after unit, and keeps what reads a file as long as units come from it. For one thread at a time.</summary>
/// <param name="shape">A batch like those that will be read into.</param>
/// <param name="options">How they are read.</param>
internal sealed class ScanReader(Batch shape, ScanOptions options) : IDisposable
{
    private ParquetFileReader? _reader;

    /// <summary>Stands at the unit's row group.</summary>
    /// <exception cref="ParquetException">The file could not be opened, or its columns do not fit.</exception>
    public ParquetFileReader Start(ScanUnit unit)
    {
        unit.Error?.Throw();
        OpenedFile file = unit.File!;
        if (_reader?.File != file)
        {
            Dispose();
            _reader = new ParquetFileReader(file.Share(), shape, options.TruncatesTimes, options.Meter);
        }

        _reader.Select(unit.Group, unit.FirstRow);
        return _reader;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _reader = null;
    }
}
