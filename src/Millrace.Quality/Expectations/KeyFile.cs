using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Quality;

/// <summary>A file of keys with their rows, in blocks, that is gone when it is disposed.</summary>
internal sealed class KeyFile : IDisposable
{
    private readonly SafeFileHandle _handle;
    private readonly string _folder;

    /// <summary>Starts a file.</summary>
    /// <param name="folder">A folder that exists, of its own.</param>
    /// <exception cref="MillraceException">The file cannot be made.</exception>
    public KeyFile(string folder)
    {
        _folder = folder;
        try
        {
            _handle = File.OpenHandle(Path.Combine(folder, "unique.keys"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NoRoom(error);
        }
    }

    /// <summary>How many bytes were written.</summary>
    public long Length { get; private set; }

    /// <summary>Writes keys behind those before them.</summary>
    /// <exception cref="MillraceException">There is no room for them.</exception>
    public void Write(ReadOnlySpan<UInt128> keys, ReadOnlySpan<long> rows)
    {
        try
        {
            RandomAccess.Write(_handle, MemoryMarshal.AsBytes(keys), Length);
            Length += MemoryMarshal.AsBytes(keys).Length;
            RandomAccess.Write(_handle, MemoryMarshal.AsBytes(rows), Length);
            Length += MemoryMarshal.AsBytes(rows).Length;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw NoRoom(error);
        }
    }

    /// <summary>Reads what was written.</summary>
    /// <exception cref="EndOfStreamException">The file has become shorter.</exception>
    public void Read(long start, Span<UInt128> keys, Span<long> rows)
    {
        Read(start, MemoryMarshal.AsBytes(keys));
        Read(start + MemoryMarshal.AsBytes(keys).Length, MemoryMarshal.AsBytes(rows));
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private void Read(long start, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(_handle, bytes, start);
            if (read == 0)
                throw new EndOfStreamException($"A file of keys in {_folder} ends early.");
            start += read;
            bytes = bytes[read..];
        }
    }

    private MillraceException NoRoom(Exception error) =>
        new($"The keys of a [Unique] column have no room in {_folder} ({error.Message}). Make room there, or remove the attribute.", error);
}
