using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>What is wrong with a store's metadata as a file, in words that say what to do.</summary>
internal static class DatabaseFaults
{
    /// <summary>Whether the file, or its folder, may not be written to.</summary>
    public static bool IsUnwritable(DatabaseException exception) => exception.Code is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN;

    /// <summary>Whether a file can be made beside another one.</summary>
    public static bool IsFolderWritable(string path)
    {
        try
        {
            string probe = $"{path}.{Guid.NewGuid():N}";
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether something is wrong with the file or its disk, and not with the statement.</summary>
    public static bool IsFault(DatabaseException exception) =>
        IsUnwritable(exception) || exception.Code is raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Whether somebody else holds the file.</summary>
    public static bool IsLocked(DatabaseException exception) => exception.Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>The exception that tells of a fault or a lock.</summary>
    /// <param name="exception">What SQLite said.</param>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long others were waited for.</param>
    public static MillraceException Of(DatabaseException exception, string path, TimeSpan patience) => exception.Code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreLockedException(path, patience, exception),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new MillraceException(
            $"The store's metadata {path} is damaged: {exception.Message} Bring back a copy of the file, or name another folder with --store.", exception),
        raw.SQLITE_FULL => new MillraceException(
            $"The store's metadata {path} cannot be written: {exception.Message} Make room on its disk, or name another folder with --store.", exception),
        raw.SQLITE_IOERR => new MillraceException($"The store's metadata {path} can neither be read nor written: {exception.Message}", exception),
        _ => Unwritable(path, exception),
    };

    public static MillraceException Unwritable(string path, Exception? cause)
    {
        string folder = $"The store {Path.GetDirectoryName(path)} cannot be written to: {cause?.Message ?? "its metadata is read-only."}";
        string message = $"{folder} Make the folder and what is in it writable, or name another folder with --store.";
        return cause is null ? new MillraceException(message) : new MillraceException(message, cause);
    }

    public static MillraceException Unreadable(string path, Exception cause) =>
        new($"The store's metadata {path} cannot be opened: {cause.Message}", cause);
}
