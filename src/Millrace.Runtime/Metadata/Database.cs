using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Millrace.Runtime;

/// <summary>
/// One SQLite connection that several threads take turns on. Write-ahead log, synchronous=FULL: what was reported committed survives a power
/// loss, for some 0.1 ms a commit. Other processes that hold the file are waited for.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int BusyMilliseconds = 60_000;
    private static readonly string[] s_names = [.. Enumerable.Range(0, 24).Select(static i => string.Create(CultureInfo.InvariantCulture, $"$p{i}"))];

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    private Database(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens a file, and creates it with its tables where it does not exist.</summary>
    /// <param name="path">The file's full path.</param>
    public static Database Open(string path) => Open(path, SqliteOpenMode.ReadWriteCreate);

    /// <summary>Opens a file that exists.</summary>
    /// <param name="path">The file's full path.</param>
    public static Database OpenExisting(string path) => Open(path, SqliteOpenMode.ReadWrite);

    /// <summary>An empty database in memory.</summary>
    public static Database CreateInMemory() => Open(":memory:", SqliteOpenMode.Memory);

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
            return Bind(sql, values).ExecuteNonQuery();
    }

    /// <summary>Runs a query and reads every row.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            using SqliteDataReader reader = Bind(sql, values).ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
    }

    /// <summary>Runs a query that yields one number, such as a key.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
            return Convert.ToInt64(Bind(sql, values).ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Does several things or none. Writers of other processes are waited for at the beginning.</summary>
    /// <param name="work">The things; an exception undoes them.</param>
    public T Transaction<T>(Func<T> work)
    {
        lock (_lock)
        {
            Execute("BEGIN IMMEDIATE");
            try
            {
                T result = work();
                Execute("COMMIT");
                return result;
            }
            catch
            {
                Execute("ROLLBACK");
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (SqliteCommand command in _commands.Values)
                command.Dispose();
            _commands.Clear();
            _connection.Dispose();
        }
    }

    private static Database Open(string path, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusyMilliseconds / 1000 };
        var database = new Database(new SqliteConnection(text.ToString()));
        try
        {
            database._connection.Open();
            database.Prepare(path);
            return database;
        }
        catch (SqliteException exception)
        {
            database.Dispose();
            throw new MillraceException($"The store's metadata {path} cannot be opened: {exception.Message}", exception);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void Prepare(string path)
    {
        Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusyMilliseconds}"));
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA foreign_keys = ON");
        if (Number("PRAGMA user_version") == 0)
        {
            CheckForeign(path);
            Execute("PRAGMA journal_mode = WAL");
            Transaction(() =>
            {
                // Another process may have created the tables since the first look.
                if (Number("PRAGMA user_version") != 0)
                    return 0;

                Execute(MetadataSchema.Create);
                Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {MetadataSchema.ApplicationId}"));
                return Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {MetadataSchema.Version}"));
            });
        }

        long application = Number("PRAGMA application_id"), version = Number("PRAGMA user_version");
        if (application != MetadataSchema.ApplicationId)
            throw new MillraceException($"{path} is not the metadata of a Millrace store. Name another folder with --store.");
        if (version != MetadataSchema.Version)
        {
            throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"The store {System.IO.Path.GetDirectoryName(path)} has format {version}, but this version of Millrace reads and writes format {MetadataSchema.Version} alone. Name another folder with --store, or use the version that wrote it."));
        }
    }

    private void CheckForeign(string path)
    {
        if (Number("SELECT count(*) FROM sqlite_master") > 0 && Number("PRAGMA user_version") == 0)
            throw new MillraceException($"{path} is not the metadata of a Millrace store. Name another folder with --store.");
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (int i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = s_names[i] });
            _commands.Add(sql, command);
        }

        for (int i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
