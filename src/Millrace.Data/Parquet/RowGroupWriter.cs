namespace Millrace.Data;

/// <summary>Gathers batches of any size to row groups of the size that is wanted.</summary>
/// <param name="stream">Where the file's bytes go; stays open.</param>
/// <param name="options">How it is written.</param>
internal sealed class RowGroupWriter<T>(Stream stream, ParquetWriteOptions options) : IDisposable
    where T : struct, ISchema<T>
{
    private readonly Batch<T> _group = T.CreateBatch(0);
    private ParquetFileWriter? _writer;

    private ParquetFileWriter Writer => _writer ??= new ParquetFileWriter(stream, _group, options);

    /// <summary>Adds all rows of a batch.</summary>
    public void Add(Batch<T> batch, CancellationToken cancellation)
    {
        for (int start = 0; start < batch.Count;)
        {
            int count = Math.Min(options.RowGroupRows - _group.Count, batch.Count - start);

            // A batch of the right size needs no copy.
            if (count == batch.Count && count == options.RowGroupRows)
            {
                Writer.Write(batch, cancellation);
                return;
            }

            _group.AppendRange(batch, start, count);
            start += count;
            if (_group.Count == options.RowGroupRows)
                WriteGroup(cancellation);
        }
    }

    /// <summary>Writes what is left and the footer.</summary>
    public void Complete(CancellationToken cancellation)
    {
        if (_group.Count > 0)
            WriteGroup(cancellation);
        Writer.Complete();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _group.Dispose();
    }

    private void WriteGroup(CancellationToken cancellation)
    {
        Writer.Write(_group, cancellation);
        _group.Clear();
    }
}
