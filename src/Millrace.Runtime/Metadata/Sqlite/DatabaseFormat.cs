using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Makes the tables of a store's metadata, and brings those of earlier versions up to date.</summary>
internal static class DatabaseFormat
{
    /// <summary>Makes the tables where there are none and they may be made.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="path">The file.</param>
    /// <param name="isReadOnly">Whether nothing may be written.</param>
    /// <param name="isInMemory">Whether there is no file.</param>
    /// <returns>False where there are none.</returns>
    /// <exception cref="MillraceException">They are no store's, or of another format.</exception>
    public static bool Prepare(Database database, string path, bool isReadOnly, bool isInMemory)
    {
        if (VersionOf(database) == 0)
        {
            CheckForeign(database, path);
            if (isReadOnly)
                return false;

            database.Execute("PRAGMA journal_mode = WAL");
            database.Transaction(database, static database =>
            {
                // Another process may have created the tables since the first look.
                if (VersionOf(database) != 0)
                    return 0;

                database.ExecuteScript(MetadataSchema.Create);
                database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {MetadataSchema.ApplicationId}"));
                return SetVersion(database, MetadataSchema.Version);
            });
        }

        long application = database.Number("PRAGMA application_id"), version = VersionOf(database);
        if (application != MetadataSchema.ApplicationId)
            throw DatabaseFaults.Foreign(path);
        if (version > 0 && version < MetadataSchema.Version && !isReadOnly)
            version = Migrate(database, path);
        if (version is > 0 and < MetadataSchema.Version)
            throw DatabaseFaults.Older(path, version);
        if (version != MetadataSchema.Version)
            throw DatabaseFaults.Newer(path, version);

        // One that was brought back from a backup has no such log.
        if (!isReadOnly && !isInMemory)
            database.Execute("PRAGMA journal_mode = WAL");
        return true;
    }

    /// <summary>A newer version may have brought the store up to date since it was opened: what this one would write no longer fits.</summary>
    public static void Check(Database database, string path)
    {
        if (VersionOf(database) is long version && version != MetadataSchema.Version)
            throw DatabaseFaults.Changed(path, version);
    }

    /// <summary>Makes a store of an earlier version one of this version, step by step; another process may have done so meanwhile.</summary>
    private static long Migrate(Database database, string path) => database.Transaction(() =>
    {
        long version = VersionOf(database);
        if (version < MetadataSchema.Version && StoreOwner.LivesBeside(Path.Combine(Path.GetDirectoryName(path)!, Store.StagingFolder), ""))
            throw DatabaseFaults.OlderInUse(path, version);

        for (; version < MetadataSchema.Version; version++)
            database.ExecuteScript(MetadataMigrations.All[(int)version - 1]);
        SetVersion(database, version);
        return version;
    });

    private static void CheckForeign(Database database, string path)
    {
        if (database.Number("SELECT count(*) FROM sqlite_master") > 0 && VersionOf(database) == 0)
            throw DatabaseFaults.Foreign(path);
    }

    private static long VersionOf(Database database) => database.Number("PRAGMA user_version");

    private static int SetVersion(Database database, long version) =>
        database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
}
