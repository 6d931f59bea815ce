using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Data;

/// <summary>Writes row groups into numbered files. For one thread at a time.</summary>
/// <param name="folder">Where the files go.</param>
/// <param name="shape">A batch like those that the row groups were encoded from.</param>
/// <param name="options">How they were.</param>
internal sealed class ParquetShardWriter(string folder, Batch shape, ParquetWriteOptions options) : IDisposable
{
    private const int Buffer = 1 << 16;

    private readonly ImmutableArray<ShardEntry>.Builder _shards = ImmutableArray.CreateBuilder<ShardEntry>();
    private readonly ParquetFileWriter _writer = new(shape, options);
    private HashingStream? _file;
    private int _begun;

    /// <summary>Writes a row group.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="startsShard">Whether it is the first of a file.</param>
    public void Write(EncodedGroup group, bool startsShard)
    {
        if (startsShard)
        {
            CloseShard();
            string path = Path.Combine(folder, ShardName(_shards.Count));
            _file = new HashingStream(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer));
            _begun++;
            _writer.Start(_file);
        }

        _writer.Write(group);
    }

    /// <summary>Finishes the last file.</summary>
    /// <returns>All files in order.</returns>
    public ImmutableArray<ShardEntry> Complete()
    {
        CloseShard();
        return _shards.ToImmutable();
    }

    /// <summary>Closes a file that was not finished, if there is one, and deletes what was written since the start.</summary>
    /// <exception cref="IOException">A file cannot be deleted; those behind it are.</exception>
    public void Abandon()
    {
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
            DeleteFrom(0);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _file?.Dispose();
        _file = null;
    }

    private void DeleteFrom(int file)
    {
        if (file == _begun)
            return;
        try
        {
            File.Delete(Path.Combine(folder, ShardName(file)));
        }
        finally
        {
            DeleteFrom(file + 1);
        }
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
