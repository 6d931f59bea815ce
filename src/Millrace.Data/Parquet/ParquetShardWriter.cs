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
    private HashingStream? _file;
    private ParquetFileWriter? _writer;

    /// <summary>Writes a batch as one row group.</summary>
    public void Write(Batch batch, CancellationToken cancellation)
    {
        if (_writer?.RowCount >= shardRows)
            CloseShard();
        _file ??= new HashingStream(new FileStream(Path.Combine(folder, ShardName(_shards.Count)), FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer));
        _writer ??= new ParquetFileWriter(_file, shape, ParquetWriteOptions.Default);
        _writer.Write(batch, cancellation);
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
            Dispose();
        }
        catch (IOException)
        {
            // What a full disk does not take any more is not wanted any more.
        }

        for (int i = 0; i < files; i++)
            File.Delete(Path.Combine(folder, ShardName(i)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (ParquetFileWriter? writer, HashingStream? file) = (_writer, _file);
        (_writer, _file) = (null, null);
        writer?.Dispose();
        file?.Dispose();
    }

    private void CloseShard()
    {
        if (_writer is null || _file is null)
            return;
        _writer.Complete();
        _file.Flush();
        _shards.Add(new ShardEntry(ShardName(_shards.Count), _writer.RowCount, _file.Length, _file.Digest()));
        Dispose();
    }

    private static string ShardName(int index) => string.Create(CultureInfo.InvariantCulture, $"part-{index:D5}.parquet");
}
