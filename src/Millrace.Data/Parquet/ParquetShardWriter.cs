using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Data;

/// <summary>Writes batches as row groups of numbered files. The same batches give the same bytes.</summary>
/// <param name="folder">Where the files go.</param>
/// <param name="shape">A batch like those that will be written.</param>
/// <param name="shardRows">After how many rows a new file starts.</param>
internal sealed class ParquetShardWriter(string folder, Batch shape, long shardRows) : IDisposable
{
    private const int Buffer = 1 << 16;

    private readonly ImmutableArray<ShardEntry>.Builder _shards = ImmutableArray.CreateBuilder<ShardEntry>();
    private readonly ParquetFileWriter _writer = new(shape, ParquetWriteOptions.Default);
    private HashingStream? _file;
    private long _rows;

    /// <summary>Writes a batch as one row group.</summary>
    /// <exception cref="DataException">A value cannot be written; its column and row are named.</exception>
    public void Write(Batch batch, CancellationToken cancellation)
    {
        if (_file is not null && _writer.RowCount >= shardRows)
            CloseShard();
        if (_file is null)
        {
            string path = Path.Combine(folder, ShardName(_shards.Count));
            _file = new HashingStream(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer));
            _writer.Start(_file, _rows);
        }

        _writer.Write(batch, cancellation);
        _rows += batch.Count;
    }

    /// <summary>Finishes the last file.</summary>
    /// <returns>All files in order.</returns>
    public ImmutableArray<ShardEntry> Complete()
    {
        CloseShard();
        return _shards.ToImmutable();
    }

    /// <summary>Closes a file that was not finished, if there is one, and deletes what was written since the start.</summary>
    public void Abandon()
    {
        int files = _shards.Count + (_file is null ? 0 : 1);
        try
        {
            _file?.Dispose();
        }
        catch (IOException)
        {
            // What could not be written any more is of no use.
        }
        finally
        {
            _file = null;
            for (int i = 0; i < files; i++)
                File.Delete(Path.Combine(folder, ShardName(i)));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _file?.Dispose();
        _file = null;
    }

    private void CloseShard()
    {
        if (_file is null)
            return;
        _writer.Complete();
        _file.Flush();
        _shards.Add(new ShardEntry(ShardName(_shards.Count), _writer.RowCount, _file.Length, _file.Digest()));
        _file.Dispose();
        _file = null;
    }

    private static string ShardName(int index) => string.Create(CultureInfo.InvariantCulture, $"part-{index:D5}.parquet");
}
