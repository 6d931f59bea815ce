using System.Globalization;
using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>
/// One SQLite connection that several threads take turns on. A write-ahead log that is not written through to the disk at every commit: what was
/// committed survives the end of the process, and a loss of power from the next <see cref="MakeDurable"/> on. Other processes that hold the file are waited for.
/// </summary>
internal sealed class Database : IReadConnection, ITransactions, IDisposable
{
    private const int Reading = raw.SQLITE_OPEN_READONLY | Unshared;
    private const string Memory = ":memory:";
    private const int Writing = raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | Unshared;

    /// <summary>Whoever uses a connection holds its lock here, so SQLite need not take one of its own at each call.</summary>
    private const int Unshared = raw.SQLITE_OPEN_NOMUTEX;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly sqlite3 _connection;
    private readonly string _path;
    private readonly TimeSpan _patience;
    private readonly StatementCache _statements;
    private bool _isOpen;

    private Database(sqlite3 connection, string path, TimeSpan patience)
    {
        _connection = connection;
        _statements = new StatementCache(connection);
        _path = path;
        _patience = patience;
    }

    /// <summary>The number of transactions that have begun: nobody else writes while one goes on.</summary>
    public long Transactions { get; private set; }

    /// <summary>Opens a file, and creates it with its tables where it does not exist.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="patience">How long others that hold the file are waited for; null for a minute.</param>
    /// <exception cref="MillraceException">It is no store's metadata, of another format, or cannot be written to.</exception>
    public static Database Open(string path, TimeSpan? patience = null)
    {
        try
        {
            Database database = Open(path, path, Writing, patience ?? s_patience);
            if (raw.sqlite3_db_readonly(database._connection, "main") == 0)
                return database;

            database.Dispose();
            throw DatabaseFaults.Unwritable(path, null);
        }
        catch (DatabaseException exception)
        {
            throw DatabaseFaults.IsUnwritable(exception) ? DatabaseFaults.Unwritable(path, exception) : DatabaseFaults.Unreadable(path, exception);
        }
    }

    /// <summary>
    /// Opens a file that exists, to read it; nothing is written. An empty file, which another process is about to fill, is shown as an empty store.
    /// </summary>
    /// <param name="path">The file's full path.</param>
    /// <exception cref="MillraceException">It is no store's metadata, of another format, or cannot be read.</exception>
    public static Database OpenForReading(string path)
    {
        try
        {
            return Open(path, path, Reading);
        }
        catch (DatabaseException exception) when (DatabaseFaults.IsUnwritable(exception) && !DatabaseFaults.IsFolderWritable(path))
        {
            return DatabaseFaults.HasLog(path) ? throw DatabaseFaults.LeftLog(path, exception) : OpenImmutable(path);
        }
        catch (DatabaseException exception)
        {
            throw DatabaseFaults.Unreadable(path, exception);
        }
    }

    /// <summary>
    /// Opens a file that nobody changes, such as one in a folder that cannot be written to, where the files that readers of a write-ahead log share
    /// cannot be made. What a log beside it may still hold is left out.
    /// </summary>
    /// <param name="path">The file's full path.</param>
    /// <exception cref="MillraceException">It is no store's metadata, of another format, or cannot be read.</exception>
    public static Database OpenImmutable(string path)
    {
        string[] names = path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        string absolute = string.Join('/', names.Select(Uri.EscapeDataString));
        try
        {
            return Open(path, $"file://{(absolute.StartsWith('/') ? "" : "/")}{absolute}?immutable=1", Reading);
        }
        catch (DatabaseException exception)
        {
            throw DatabaseFaults.Unreadable(path, exception);
        }
    }

    /// <summary>Opens a file that is there, whatever it holds; nothing is written.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="patience">How long others that hold the file are waited for.</param>
    /// <param name="mayWrite">Whether the file may be written after all.</param>
    public static Database OpenAny(string path, TimeSpan patience, bool mayWrite = false)
    {
        Batteries_V2.Init();
        int code = raw.sqlite3_open_v2(path, out sqlite3 connection, mayWrite ? raw.SQLITE_OPEN_READWRITE | Unshared : Reading, null);
        var database = new Database(connection, path, patience);
        try
        {
            DatabaseException.ThrowIfFailed(code, connection);
            database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(long)patience.TotalMilliseconds}"));
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>An empty database in memory.</summary>
    public static Database CreateInMemory() => Open(Memory, Memory, Writing);

    /// <summary>
    /// Runs a statement. One that changes a store belongs into a <see cref="Transaction{T}(Func{T})"/>, which looks at the store's format first.
    /// </summary>
    /// <returns>The number of rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<SqlValue> values)
    {
        lock (_lock)
        {
            Run(sql, values);
            return raw.sqlite3_changes(_connection);
        }
    }

    /// <summary>Inserts a row, or none where one is in the way and the statement says that this may be.</summary>
    /// <returns>The row's number; null where none was inserted.</returns>
    public long? Insert(string sql, params ReadOnlySpan<SqlValue> values)
    {
        lock (_lock)
        {
            Run(sql, values);
            return raw.sqlite3_changes(_connection) > 0 ? raw.sqlite3_last_insert_rowid(_connection) : null;
        }
    }

    /// <summary>Runs several statements without parameters.</summary>
    public void ExecuteScript(string sql)
    {
        lock (_lock)
        {
            try
            {
                DatabaseException.ThrowIfFailed(raw.sqlite3_exec(_connection, sql), _connection);
            }
            catch (DatabaseException exception) when (IsTold(exception))
            {
                throw DatabaseFaults.Of(exception, _path, _patience);
            }
        }
    }

    /// <inheritdoc/>
    public List<T> Query<T>(string sql, Func<SqlRow, T> read, params ReadOnlySpan<SqlValue> values)
    {
        var rows = new List<T>();
        ForEach(sql, row => rows.Add(read(row)), values);
        return rows;
    }

    /// <inheritdoc/>
    public void ForEach(string sql, Action<SqlRow> read, params ReadOnlySpan<SqlValue> values)
    {
        lock (_lock)
        {
            Perform(sql, values, read, static (statement, given, read) =>
            {
                statement.Read(given, read);
                return 0;
            });
        }
    }

    /// <inheritdoc/>
    public long Number(string sql, params ReadOnlySpan<SqlValue> values)
    {
        lock (_lock)
            return Run(sql, values) ?? 0;
    }

    /// <summary>Does several things or none. Writers of other processes are waited for at the beginning.</summary>
    /// <param name="work">The things; an exception undoes them.</param>
    public T Transaction<T>(Func<T> work) => Transaction(work, static each => each());

    /// <inheritdoc cref="Transaction{T}(Func{T})"/>
    /// <param name="state">What the work is given.</param>
    /// <param name="work">The things; an exception undoes them.</param>
    public T Transaction<TState, T>(TState state, Func<TState, T> work)
    {
        lock (_lock)
        {
            Execute("BEGIN IMMEDIATE");
            try
            {
                Transactions++;
                if (_isOpen)
                    CheckVersion();
                T result = work(state);
                Execute("COMMIT");
                return result;
            }
            catch
            {
                RollBack();
                throw;
            }
        }
    }

    /// <summary>Does something that takes long, and ends it early when asked to.</summary>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public T Interruptibly<T>(Func<T> work, CancellationToken cancellation)
    {
        using CancellationTokenRegistration registration = cancellation.Register(() => raw.sqlite3_interrupt(_connection));
        cancellation.ThrowIfCancellationRequested();
        try
        {
            return work();
        }
        catch (DatabaseException exception) when (exception.Code == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellation);
        }
    }

    /// <summary>Writes what was committed through to the disk.</summary>
    public void MakeDurable()
    {
        string log = _path + "-wal";
        if (!File.Exists(log))
            return;
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(
            log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>A newer version may have brought the store up to date since it was opened: what this one would write no longer fits.</summary>
    private void CheckVersion()
    {
        if (Number("PRAGMA user_version") is long version && version != MetadataSchema.Version)
            throw DatabaseFaults.Changed(_path, version);
    }

    private bool IsWithinTransaction => raw.sqlite3_get_autocommit(_connection) == 0;

    /// <summary>Undoes a transaction where one goes on: some that failed, such as those on a full disk, SQLite undoes on its own.</summary>
    public void RollBack()
    {
        if (IsWithinTransaction)
            Execute("ROLLBACK");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _statements.Dispose();
            _connection.Dispose();
        }
    }

    private static Database Open(string path, string source, int mode) => Open(path, source, mode, s_patience);

    private static Database Open(string path, string source, int mode, TimeSpan patience)
    {
        Batteries_V2.Init();
        int code = raw.sqlite3_open_v2(source, out sqlite3 connection, mode | raw.SQLITE_OPEN_URI, null);
        var database = new Database(connection, path, patience);
        try
        {
            DatabaseException.ThrowIfFailed(code, connection);
            if (database.Prepare(path, mode == Reading))
            {
                database._isOpen = true;
                return database;
            }

            database.Dispose();
            return CreateInMemory();
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Sets the connection up, and makes the tables where there are none and they may be made.</summary>
    /// <returns>False where there are none.</returns>
    private bool Prepare(string path, bool isReadOnly)
    {
        Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {(long)_patience.TotalMilliseconds}"));
        Execute("PRAGMA synchronous = NORMAL");
        Execute("PRAGMA foreign_keys = ON");

        // Every page that a commit touches goes into the log; moving the log into the file costs two waits for the disk, so it is left to grow to 64 MiB.
        Execute("PRAGMA wal_autocheckpoint = 16384");
        Execute("PRAGMA cache_size = -65536");
        if (Number("PRAGMA user_version") == 0)
        {
            CheckForeign(path);
            if (isReadOnly)
                return false;

            Execute("PRAGMA journal_mode = WAL");
            Transaction(() =>
            {
                // Another process may have created the tables since the first look.
                if (Number("PRAGMA user_version") != 0)
                    return 0;

                ExecuteScript(MetadataSchema.Create);
                Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {MetadataSchema.ApplicationId}"));
                return Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {MetadataSchema.Version}"));
            });
        }

        long application = Number("PRAGMA application_id"), version = Number("PRAGMA user_version");
        if (application != MetadataSchema.ApplicationId)
            throw DatabaseFaults.Foreign(path);
        if (version > 0 && version < MetadataSchema.Version && !isReadOnly)
            version = Migrate(path);
        if (version is > 0 and < MetadataSchema.Version)
            throw DatabaseFaults.Older(path, version);
        if (version != MetadataSchema.Version)
            throw DatabaseFaults.Newer(path, version);

        // One that was brought back from a backup has no such log.
        if (!isReadOnly && path != Memory)
            Execute("PRAGMA journal_mode = WAL");
        return true;
    }

    /// <summary>Makes a store of an earlier version one of this version, step by step; another process may have done so meanwhile.</summary>
    private long Migrate(string path) => Transaction(() =>
    {
        long version = Number("PRAGMA user_version");
        if (version < MetadataSchema.Version && StoreOwner.LivesBeside(Path.Combine(Path.GetDirectoryName(path)!, Store.StagingFolder), ""))
            throw DatabaseFaults.OlderInUse(path, version);

        for (; version < MetadataSchema.Version; version++)
            ExecuteScript(MetadataMigrations.All[(int)version - 1]);
        Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
        return version;
    });

    private void CheckForeign(string path)
    {
        if (Number("SELECT count(*) FROM sqlite_master") > 0 && Number("PRAGMA user_version") == 0)
            throw DatabaseFaults.Foreign(path);
    }

    private long? Run(string sql, ReadOnlySpan<SqlValue> values) =>
        Perform(sql, values, 0, static (statement, given, _) => statement.Run(given));

    private T Perform<TState, T>(string sql, ReadOnlySpan<SqlValue> values, TState state, Func<Statement, ReadOnlySpan<SqlValue>, TState, T> use)
    {
        long started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return _statements.Use(sql, values, state, use);
            }
            catch (DatabaseException exception) when (
                DatabaseFaults.IsLocked(exception) && !IsWithinTransaction && TimeProvider.System.GetElapsedTime(started) < _patience)
            {
                // SQLite does not wait by itself for every kind of lock, such as that of several who make the same file.
                Thread.Sleep(s_pause);
            }
            catch (DatabaseException exception) when (IsTold(exception))
            {
                throw DatabaseFaults.Of(exception, _path, _patience);
            }
        }
    }

    /// <summary>Whether a failure is one of the file, in words of its own; while the file is being opened, whoever opens it finds them.</summary>
    private bool IsTold(DatabaseException exception) => DatabaseFaults.IsLocked(exception) || (_isOpen && DatabaseFaults.IsFault(exception));
}
