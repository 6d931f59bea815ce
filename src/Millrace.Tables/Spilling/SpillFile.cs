using Microsoft.Win32.SafeHandles;

namespace Millrace.Tables;

/// <summary>A file of blocks, written from front to end and read anywhere. It goes when it is disposed, and with the process at the latest.</summary>
internal sealed class SpillFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly TableOptions _options;
    private long _length;

    /// <summary>Starts a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="options">Count what is written.</param>
    public SpillFile(string path, TableOptions options)
    {
        _options = options;
        _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
    }

    /// <summary>Writes a block behind the last one.</summary>
    public SpillBlock Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_handle, bytes, _length);
        var block = new SpillBlock(_length, bytes.Length);
        _length += bytes.Length;
        _options.CountSpilled(bytes.Length);
        return block;
    }

    /// <summary>Reads a block into memory of its length.</summary>
    /// <exception cref="EndOfStreamException">Somebody has cut the file.</exception>
    public void Read(SpillBlock block, Span<byte> bytes)
    {
        for (int done = 0; done < block.Length;)
        {
            int read = RandomAccess.Read(_handle, bytes[done..block.Length], block.Offset + done);
            if (read == 0)
                throw new EndOfStreamException("A file of rows that did not fit into memory has become shorter: run the step again.");
            done += read;
        }
    }

    public void Dispose() => _handle.Dispose();
}
