using Microsoft.Win32.SafeHandles;

namespace Millrace.Data;

/// <summary>A Parquet file whose footer was read, for several readers at once: closed by the last that lets it go.</summary>
internal sealed class OpenedFile
{
    private int _users = 1;

    private OpenedFile(string path, SafeFileHandle handle, FileMetadata metadata)
    {
        Path = path;
        Handle = handle;
        Metadata = metadata;
    }

    public string Path { get; }

    public SafeFileHandle Handle { get; }

    public FileMetadata Metadata { get; }

    /// <summary>Opens a file for the caller, its first user.</summary>
    /// <exception cref="ParquetException">It is missing or is no Parquet file.</exception>
    public static OpenedFile Open(string path)
    {
        ByteOrder.Check();
        SafeFileHandle? file = null;
        try
        {
            file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
            return new OpenedFile(path, file, FileFooter.Read(file));
        }
        catch (Exception error)
        {
            file?.Dispose();
            throw error switch
            {
                FileNotFoundException or DirectoryNotFoundException => new ParquetException(path, null, null, "the file does not exist.", null, error),
                ParquetFault fault => new ParquetException(path, null, null, $"{fault.Message}.", fault.Feature, fault),
                OutOfMemoryException => new ParquetException(path, null, null, "there is not enough memory to read the file's metadata.", null, error),
                _ => new ParquetException(path, null, null, $"the file cannot be read: {error.Message}", null, error),
            };
        }
    }

    /// <summary>One more user, while there is one.</summary>
    public OpenedFile Share()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    /// <summary>One user less.</summary>
    public void LetGo()
    {
        if (Interlocked.Decrement(ref _users) == 0)
            Handle.Dispose();
    }
}
