using System.Globalization;
using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>What is wrong with a store's metadata as a file, in words that say what to do.</summary>
internal static class DatabaseFaults
{
    /// <summary>The bytes at the beginning of a write-ahead log, before what was committed.</summary>
    private const int LogHeader = 32;

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

    /// <summary>Whether a file cannot be written where it is to be.</summary>
    public static bool IsOfDisk(DatabaseException exception) => IsUnwritable(exception) || exception.Code is raw.SQLITE_FULL or raw.SQLITE_IOERR;

    /// <summary>Whether somebody else holds the file.</summary>
    public static bool IsLocked(DatabaseException exception) => exception.Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <summary>The exception that tells of a fault or a lock.</summary>
    /// <param name="exception">What SQLite said.</param>
    /// <param name="path">The file.</param>
    /// <param name="patience">How long others were waited for.</param>
    public static MillraceException Of(DatabaseException exception, string path, TimeSpan patience) => exception.Code switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new StoreLockedException(path, patience, exception),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Damaged(path, exception),
        raw.SQLITE_FULL => new MillraceException(
            $"The store's metadata {path} cannot be written: {exception.Message} Make room on its disk, or name another folder with --store.", exception),
        raw.SQLITE_IOERR => new MillraceException($"The store's metadata {path} can neither be read nor written: {exception.Message}", exception),
        _ => Unwritable(path, exception),
    };

    /// <summary>The exception that tells why a file that somebody named cannot be written as a database.</summary>
    /// <param name="exception">What SQLite said.</param>
    /// <param name="path">The file as it was named.</param>
    public static MillraceException OfFile(DatabaseException exception, string path) => exception.Code switch
    {
        raw.SQLITE_FULL => FileFault.Full(path, exception),
        raw.SQLITE_READONLY => FileFault.ReadOnly(path, exception),
        raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => FileFault.Denied(path, exception),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new MillraceException(
            $"The file {path} cannot be written: somebody else wrote into it meanwhile, or its disk fails ({exception.Message.TrimEnd('.')}). Try again, or name a "
            + "file on another disk.", exception),
        _ => FileFault.Other(path, exception),
    };

    public static MillraceException Unwritable(string path, Exception? cause)
    {
        string folder = $"The store {Path.GetDirectoryName(path)} cannot be written to: {cause?.Message ?? "its metadata is read-only."}";
        string message = $"{folder} Make the folder and what is in it writable, or name another folder with --store.";
        return cause is null ? new MillraceException(message) : new MillraceException(message, cause);
    }

    /// <summary>Whether the log beside a file holds more than its header: what was committed last may be there alone.</summary>
    public static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > LogHeader };

    /// <summary>What was committed last is in a log that cannot be read where it is.</summary>
    public static MillraceException LeftLog(string path, Exception cause)
    {
        string name = Path.GetFileName(path);
        return new MillraceException(
            $"The store's metadata {path} cannot be read where it is: the program that wrote it last was ended early and left {name}-wal, and reading that needs a file "
            + $"{name}-shm, which cannot be made in this folder. Copy {name} and {name}-wal into a folder that can be written to, with the other files of the store, or "
            + "make this folder writable.", cause);
    }

    /// <summary>The file cannot be opened at all.</summary>
    public static MillraceException Unreadable(string path, DatabaseException cause)
    {
        if (cause.IsDamage)
            return Damaged(path, cause);
        string rights = IsOfDisk(cause)
            ? $" Whoever opens it must be allowed to read it and the files {Path.GetFileName(path)}-wal and -shm beside it, where they are there."
            : "";
        return new MillraceException($"The store's metadata {path} cannot be opened: {cause.Message}{rights} {Readable(path)}", cause);
    }

    /// <summary>The file holds something else than what was written.</summary>
    public static MillraceException Damaged(string path, DatabaseException cause)
    {
        string what = cause.Code == raw.SQLITE_NOTADB ? "is damaged, or no metadata of a store" : "is damaged";
        return new MillraceException(
            $"The store's metadata {path} {what}: {cause.Message} Bring back a copy of the file ('metadata restore FILE'), try 'store verify --repair', which makes "
            + $"damaged indices anew, or name another folder with --store. {Readable(path)}", cause);
    }

    /// <summary>There are artifacts, and no metadata that tells of them.</summary>
    public static MillraceException Missing(string path) =>
        new($"The folder {Path.GetDirectoryName(path)} holds objects but no {Path.GetFileName(path)}: it is not a whole store. "
            + $"Bring the file back ('metadata restore FILE'), or name another folder with --store. {Readable(path)}");

    /// <summary>The file is no store's.</summary>
    public static MillraceException Foreign(string path) => new($"{path} is not the metadata of a Millrace store. Name another folder with --store.");

    /// <summary>An earlier version wrote the store, and nothing may be written now.</summary>
    public static MillraceException Older(string path, long version) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The store {Path.GetDirectoryName(path)} has format {version}; this version of Millrace reads format {MetadataSchema.Version}. "
        + $"Run a pipeline once: the run brings the store up to date."));

    /// <summary>An earlier version wrote the store, and still uses it.</summary>
    public static MillraceException OlderInUse(string path, long version) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The store {Path.GetDirectoryName(path)} has format {version}, and a program of the version that wrote it still uses it. Wait for its "
        + $"end, or end it, and run again: then the store is brought to format {MetadataSchema.Version}."));

    /// <summary>A later version wrote the store.</summary>
    public static MillraceException Newer(string path, long version) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The store {Path.GetDirectoryName(path)} has format {version}, but this version of Millrace reads and writes format "
        + $"{MetadataSchema.Version} alone. Name another folder with --store, or use the version that wrote it. {Readable(path)}"));

    /// <summary>A later version changed the store while it was in use.</summary>
    public static MillraceException Changed(string path, long version) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The store {Path.GetDirectoryName(path)} was brought to format {version} while this program used it, and this version of Millrace "
        + $"writes format {MetadataSchema.Version} alone. Run again with the version that did so."));

    /// <summary>Where artifacts are whatever becomes of the metadata.</summary>
    private static string Readable(string path) =>
        $"The contents of artifacts that have files are not touched by that: they lie in {Path.Combine(Path.GetDirectoryName(path)!, "objects")}, each in a "
        + "folder of plain files named by its digest (Parquet, JSON, text), which any program reads. Small values, and which items collections have, are in the "
        + "metadata itself.";
}
