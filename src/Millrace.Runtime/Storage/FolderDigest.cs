using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace Millrace.Runtime;

/// <summary>
/// The digest of a folder: SHA-256 over its files in the ordinal order of their relative names (folders separated by slashes), each as length of
/// the name, name in UTF-8, length of the content, SHA-256 of the content; numbers in little-endian order. The same on every machine.
/// </summary>
internal static class FolderDigest
{
    private const int BufferSize = 256 * 1024;
    private static readonly StringComparison s_pathComparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Hashes a folder.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="sync">Whether to write the files through to the disk as well.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="without">The full path of a folder in it that is left out; null for none.</param>
    /// <param name="hashFile">Hashes a file that need not be written through; null for what reads it.</param>
    public static StoredObject Compute(string folder, bool sync, CancellationToken cancellation, string? without = null, FileHash? hashFile = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        List<(string Name, string Path)> files = List(folder, without);
        string stamp = Stamp(files);
        Span<byte> content = stackalloc byte[SHA256.HashSizeInBytes];
        foreach ((string name, string path) in files)
        {
            long length = hashFile is null ? HashFile(path, sync, content, cancellation) : hashFile(path, content, cancellation);
            Append(hash, name, length, content);
            bytes += length;
        }

        return new StoredObject(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes, files.Count) { Stamp = stamp };
    }

    /// <summary>The digest of a folder of files of which the lengths and digests are known.</summary>
    /// <param name="files">Relative names with slashes, lengths in bytes and SHA-256 in hexadecimal digits, in the ordinal order of the names.</param>
    public static string Of(IEnumerable<(string Name, long Bytes, string Digest)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, long bytes, string digest) in files)
            Append(hash, name, bytes, Convert.FromHexString(digest));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string name, long length, ReadOnlySpan<byte> content)
    {
        Span<byte> header = stackalloc byte[sizeof(long)];
        byte[] text = Encoding.UTF8.GetBytes(name);
        BinaryPrimitives.WriteInt64LittleEndian(header, text.Length);
        hash.AppendData(header);
        hash.AppendData(text);
        BinaryPrimitives.WriteInt64LittleEndian(header, length);
        hash.AppendData(header);
        hash.AppendData(content);
    }

    /// <summary>The names, lengths and times of a folder's files.</summary>
    /// <param name="folder">The folder's full path.</param>
    public static string Stamp(string folder) => Stamp(List(folder));

    /// <inheritdoc cref="FileHash"/>
    public static long HashFile(string path, Span<byte> digest, CancellationToken cancellation) => HashFile(path, sync: false, digest, cancellation);

    /// <summary>Hashes a file.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="sync">Whether to write it through to the disk as well.</param>
    /// <param name="digest">Takes the 32 bytes of the digest.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The file's length.</returns>
    public static long HashFile(string path, bool sync, Span<byte> digest, CancellationToken cancellation)
    {
        // Windows flushes only what was opened for writing. Elsewhere a file that may only be read is flushed as well, but not by its stream.
        using var file = new FileStream(path, new FileStreamOptions
        {
            Access = sync && OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.SequentialScan,
            BufferSize = 0,
        });
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long length = 0;
            for (int read; (read = file.Read(buffer)) > 0; length += read)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }

            if (sync)
                RandomAccess.FlushToDisk(file.SafeFileHandle);
            hash.GetHashAndReset(digest);
            return length;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The files of a folder, by their relative names, in ordinal order.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <param name="without">The full path of a folder in it that is left out; null for none.</param>
    public static List<(string Name, string Path)> List(string folder, string? without = null)
    {
        var paths = new FileSystemEnumerable<string>(
            folder,
            static (ref FileSystemEntry entry) => entry.ToFullPath(),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => without is null || !string.Equals(entry.ToFullPath(), without, s_pathComparison),
        };
        List<(string Name, string Path)> files =
        [
            .. paths.Select(path => (Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), path)),
        ];
        files.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return files;
    }

    private static string Stamp(List<(string Name, string Path)> files)
    {
        var text = new StringBuilder();
        foreach ((string name, string path) in files)
        {
            var file = new FileInfo(path);
            text.Append(name).Append(CultureInfo.InvariantCulture, $" {file.Length} {file.LastWriteTimeUtc.Ticks}\n");
        }

        return text.ToString();
    }
}
