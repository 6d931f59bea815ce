using System.Buffers;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>Copies files and hashes what is copied, so that nobody has to read it again.</summary>
internal static class CopyingHash
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Copies a file into one that does not exist.</summary>
    /// <param name="from">The file's path.</param>
    /// <param name="to">The path of the copy.</param>
    /// <param name="sync">Whether the copy is written through to the disk.</param>
    /// <param name="copied">Told of the bytes of each part; null for nobody.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>SHA-256 of the bytes, in hexadecimal digits, and how many there are.</returns>
    /// <exception cref="UnreadableSourceException">The file cannot be read. Other errors are those of the copy.</exception>
    public static (string Digest, long Bytes) Copy(string from, string to, bool sync, Action<int>? copied, CancellationToken cancellation)
    {
        using FileStream source = Open(from);
        using var target = new FileStream(to, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long length = 0;
            for (int read; (read = Read(source, buffer)) > 0; length += read)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
                copied?.Invoke(read);
            }

            if (sync)
                RandomAccess.FlushToDisk(target.SafeFileHandle);
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableSourceException(exception);
        }
    }

    private static int Read(FileStream source, byte[] buffer)
    {
        try
        {
            return source.Read(buffer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableSourceException(exception);
        }
    }
}
