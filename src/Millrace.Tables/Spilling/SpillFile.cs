using Microsoft.Win32.SafeHandles;

namespace Millrace.Tables;

/// <summary>
/// A file of blocks, written from front to end and read anywhere. It goes when it is disposed, and with the process at the latest: where a system lets go of
/// a name while the file is open, nobody ever sees it.
/// </summary>
internal sealed class SpillFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly TableOptions _options;
    private readonly string _folder;
    private readonly Lock _lock = new();
    private long _length;

    /// <summary>Starts a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="options">Are told what is written.</param>
    /// <param name="blockBytes">How many bytes the rows of a block should have at most.</param>
    /// <exception cref="SpillException">The file cannot be made.</exception>
    public SpillFile(string path, TableOptions options, long blockBytes)
    {
        _options = options;
        _folder = Path.GetDirectoryName(path)!;
        BlockBytes = blockBytes;
        try
        {
            _handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _handle?.Dispose();
            throw SpillException.OfFolder(_folder, error);
        }
    }

    /// <summary>How many bytes the rows of a block should have at most; a row that has more is a block of its own.</summary>
    public long BlockBytes { get; }

    /// <summary>Writes a block behind the last one. For several threads at the same time.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="rows">How many rows it has.</param>
    /// <param name="rowBytes">How many bytes these take by themselves.</param>
    /// <exception cref="SpillException">There is no room for them.</exception>
    public SpillBlock Write(ReadOnlySpan<byte> bytes, int rows, long rowBytes)
    {
        long offset = 0;
        try
        {
            lock (_lock)
            {
                offset = _length;
                _options.CountSpilled(bytes.Length);
                _length += bytes.Length;
            }

            RandomAccess.Write(_handle, bytes, offset);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SpillException.OfWriting(_folder, bytes.Length, offset, error);
        }

        return new SpillBlock(offset, bytes.Length, rows, rowBytes);
    }

    /// <summary>Reads a block into memory of its length.</summary>
    /// <exception cref="SpillException">The file cannot be read, or somebody has cut it.</exception>
    public void Read(SpillBlock block, Span<byte> bytes)
    {
        try
        {
            for (int done = 0; done < block.Length;)
            {
                int read = RandomAccess.Read(_handle, bytes[done..block.Length], block.Offset + done);
                if (read == 0)
                    throw new EndOfStreamException("it has become shorter.");
                done += read;
            }
        }
        catch (IOException error)
        {
            throw SpillException.OfReading(_folder, error);
        }
    }

    public void Dispose() => _handle.Dispose();
}
