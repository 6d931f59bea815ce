using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Writes backups of a store's metadata, and brings them back.</summary>
/// <param name="root">The store's folder.</param>
internal sealed class MetadataKeeper(string root)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private static readonly string[] s_endings = ["-wal", "-shm", ""];

    private string Current => Path.Combine(root, SqliteMetadata.FileName);

    /// <summary>Writes a backup.</summary>
    /// <param name="path">The full path of the backup.</param>
    /// <param name="replaces">Whether a file that is there goes.</param>
    /// <param name="cancellation">Ends the work early; then nothing has changed.</param>
    public MetadataCopy Back(string path, bool replaces, CancellationToken cancellation)
    {
        if (IsOurs(path))
            throw new MillraceException($"A backup cannot lie at {path}, among the store's own files. Name a file elsewhere, best on another disk.");
        if (Directory.Exists(path))
            throw new MillraceException($"{path} is a folder. Name a file in it.");
        if (File.Exists(path) && !replaces)
            throw new MillraceException($"{path} exists already. Name another file, or give --force to replace it.");

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var backup = new MetadataBackup(Database.OpenForReading(Current));
            using var file = new WholeFile(path);
            Write(backup, file, path, cancellation);
            var copy = new MetadataCopy(path, Count(file.Unfinished), new FileInfo(file.Unfinished).Length);
            file.Complete(replaces);
            return copy;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileFault.Of(path, exception);
        }
    }

    /// <summary>Brings a backup back: the metadata that is there gets another name.</summary>
    /// <param name="path">The full path of the backup.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends the work early; then nothing has changed.</param>
    public MetadataCopy Restore(string path, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!File.Exists(path))
            throw new MillraceException($"There is no file {path}.");
        if (Path.GetFullPath(path) == Current)
            throw new MillraceException($"{path} is the metadata of the store itself.");
        string staging = Path.Combine(root, Store.StagingFolder);
        if (StoreOwner.LivesBeside(staging, ""))
            throw InUse(null);

        try
        {
            Directory.CreateDirectory(root);

            // From here on nobody takes the store for unused, nor brings back another backup.
            using StoreOwner owner = StoreOwner.Create(staging);
            using var file = new WholeFile(Current);
            using (MetadataBackup backup = Check(path, cancellation))
                Write(backup, file, Current, cancellation);
            var copy = new MetadataCopy(path, Count(file.Unfinished), new FileInfo(file.Unfinished).Length);
            if (StoreOwner.LivesBeside(staging, owner.Id))
                throw InUse(null);
            return copy with { Replaced = Replace(now, () => file.Complete(replaces: false)) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"The backup {path} cannot be brought back to {root}: {exception.Message}", exception);
        }
    }

    /// <summary>Puts other metadata in the place of those that are there. Where that fails, they are in their place again, or the message names them.</summary>
    /// <param name="now">The time, for their new name.</param>
    /// <param name="complete">Puts the others in the place.</param>
    /// <returns>Their new name; null where there were none.</returns>
    /// <exception cref="IOException">They cannot be replaced.</exception>
    internal string? Replace(DateTimeOffset now, Action complete)
    {
        string name = FreeName(string.Create(CultureInfo.InvariantCulture, $"{Current}.replaced-{now.UtcDateTime:yyyyMMdd-HHmmss}"));
        bool isAside = EndLog();
        try
        {
            Move(Current, name);
            complete();
            return isAside ? name : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!isAside)
                throw;
            throw new IOException($"{exception.Message} {PutBack(name)}", exception);
        }
    }

    /// <summary>Writes a copy. What is wrong is told of the file as it was named.</summary>
    private static void Write(MetadataBackup backup, WholeFile file, string path, CancellationToken cancellation)
    {
        try
        {
            backup.Write(file.Unfinished, cancellation);
        }
        catch (MillraceException exception) when (exception.InnerException is DatabaseException cause && DatabaseFaults.IsOfDisk(cause))
        {
            throw DatabaseFaults.OfFile(cause, path);
        }
    }

    private static string FreeName(string name)
    {
        string free = name;
        for (int i = 2; s_endings.Any(ending => Path.Exists(free + ending)); i++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        return free;
    }

    private static void Move(string from, string to)
    {
        foreach (string ending in s_endings)
        {
            if (File.Exists(from + ending))
                File.Move(from + ending, to + ending);
        }
    }

    private string PutBack(string name)
    {
        try
        {
            // What stands in the place by now is somebody else's.
            if (!File.Exists(name) || !File.Exists(Current))
            {
                Move(name, Current);
                return "The metadata that was there is in its place again.";
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Then it is told where it is.
        }

        return $"The metadata that was there is now {name}: give it the name {SqliteMetadata.FileName} again.";
    }

    private static int Count(string path)
    {
        using var copy = new MetadataBackup(Database.OpenAny(path, s_patience));
        return copy.CountRuns();
    }

    /// <summary>Opens a backup of this version or an earlier one that is not damaged.</summary>
    private static MetadataBackup Check(string path, CancellationToken cancellation)
    {
        Database? database = null;
        try
        {
            database = Database.OpenAny(path, s_patience);
            if (database.Number("PRAGMA application_id") != MetadataSchema.ApplicationId)
                throw new MillraceException($"{path} is no backup of the metadata of a Millrace store.");
            if (database.Number("PRAGMA user_version") is long version && version > MetadataSchema.Version)
            {
                throw new MillraceException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The backup {path} has format {version}, but this version of Millrace reads and writes format {MetadataSchema.Version} alone. Use the version that wrote it."));
            }

            if (new MetadataIntegrity(database, new RunLiveness(TimeProvider.System, static _ => true)).FindDamage(isQuick: false, cancellation) is [string damage, ..])
                throw new MillraceException($"The backup {path} is damaged: {damage} Bring back another one.");
            return new MetadataBackup(database);
        }
        catch (DatabaseException exception)
        {
            database?.Dispose();
            throw new MillraceException(
                $"The backup {path} {(exception.IsDamage ? "is damaged, or no backup" : "cannot be read")}: {exception.Message} Bring back another one.", exception);
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    /// <summary>Where the metadata is not damaged, nobody else may use it, and nothing is left in its log.</summary>
    /// <returns>Whether there is any.</returns>
    private bool EndLog()
    {
        if (!File.Exists(Current))
            return false;
        try
        {
            // Who is alone with a file may end its log.
            using Database database = Database.OpenAny(Current, s_patience, mayWrite: true);
            if (database.Query("PRAGMA journal_mode = DELETE", static row => row.GetString(0)) is not ["delete"])
                throw InUse(null);
        }
        catch (StoreLockedException exception)
        {
            throw InUse(exception);
        }
        catch (Exception exception) when (exception is DatabaseException || exception.InnerException is DatabaseException)
        {
            // It is damaged, which may be why a backup is brought back.
        }

        return true;
    }

    private MillraceException InUse(Exception? cause)
    {
        string message = $"Other programs use the store {root}. Wait for their end, or end them, before a backup is brought back.";
        return cause is null ? new MillraceException(message) : new MillraceException(message, cause);
    }

    /// <summary>Whether a path is one of the store's files, or in a folder of them.</summary>
    private bool IsOurs(string path)
    {
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        string relative = Path.GetRelativePath(root, path).Replace('\\', '/');
        string first = relative.Split('/')[0];
        return first.Equals("objects", comparison) || first.Equals(Store.StagingFolder, comparison) || first.Equals("logs", comparison)
            || first.StartsWith(SqliteMetadata.FileName, comparison) || first.Equals("claims", comparison);
    }
}
