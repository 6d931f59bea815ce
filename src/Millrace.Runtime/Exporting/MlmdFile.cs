using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>A new file of ML Metadata that rows are written into, all in one transaction. It appears whole or not at all.</summary>
internal sealed class MlmdFile : IDisposable
{
    private static readonly string[] s_sidecars = ["-journal", "-wal", "-shm"];

    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly bool _overwrites;
    private readonly WholeFile _file;
    private readonly sqlite3 _connection;
    private bool _isClosed;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The full path that it will have.</param>
    /// <param name="overwrites">Whether it takes the place of a file that is there.</param>
    /// <exception cref="MillraceException">A file is there, or none can be made.</exception>
    public MlmdFile(string path, bool overwrites)
    {
        _path = path;
        _overwrites = overwrites;
        CheckPlace();
        _file = new WholeFile(path);
        Batteries_V2.Init();
        int code = raw.sqlite3_open_v2(_file.Unfinished, out _connection, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null);
        try
        {
            Guard(() =>
            {
                DatabaseException.ThrowIfFailed(code, _connection);

                // A file that is not complete is thrown away, so nothing of it need be undone or be on the disk before its end.
                Script("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;");
                Script("BEGIN");
                Script(MlmdSchema.Tables);
                return Run("INSERT INTO MLMDEnv (schema_version) VALUES ($p0)", MlmdSchema.Version);
            });
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement; the same text each time, as it is prepared once.</param>
    /// <param name="values">The parameters' values.</param>
    /// <exception cref="MillraceException">The file cannot be written.</exception>
    public void Execute(string sql, params ReadOnlySpan<SqlValue> values)
    {
        try
        {
            Run(sql, values);
        }
        catch (DatabaseException exception)
        {
            throw DatabaseFaults.OfFile(exception, _path);
        }
    }

    /// <summary>Makes the indices, closes the file and gives it its name.</summary>
    /// <returns>The file's bytes.</returns>
    /// <exception cref="MillraceException">That cannot be done; what had the name before still has it.</exception>
    public long Complete()
    {
        Guard(() =>
        {
            Script(MlmdSchema.Indices);
            Script("COMMIT");
            return 0;
        });
        Close();
        try
        {
            CheckPlace();
            _file.Complete(_overwrites);
            return new FileInfo(_path).Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileFault.Of(_path, exception);
        }
    }

    /// <summary>Removes what is not complete.</summary>
    public void Dispose()
    {
        Close();
        _file.Dispose();
    }

    /// <summary>Whether the name may be taken. A log that another program keeps beside a file would be taken for the new file's.</summary>
    private void CheckPlace()
    {
        if (Directory.Exists(_path))
            throw new MillraceException($"{_path} is a folder. Name a file.");
        if (!_overwrites && File.Exists(_path))
            throw new MillraceException($"The file {_path} exists. Replace it with --force, or name another one.");
        if (s_sidecars.FirstOrDefault(each => File.Exists(_path + each)) is { } sidecar)
        {
            throw new MillraceException(
                $"The file {_path}{sidecar} shows that a program has the database {_path} open, or did not close it. Close it there, or name another file.");
        }
    }

    private void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        foreach (Statement statement in _statements.Values)
            statement.Dispose();
        _connection.Dispose();
    }

    private long? Run(string sql, params ReadOnlySpan<SqlValue> values)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
            _statements.Add(sql, statement = new Statement(_connection, sql, values.Length));
        return statement.Run(values);
    }

    private void Script(string sql) => DatabaseException.ThrowIfFailed(raw.sqlite3_exec(_connection, sql), _connection);

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DatabaseException exception)
        {
            throw DatabaseFaults.OfFile(exception, _path);
        }
    }
}
