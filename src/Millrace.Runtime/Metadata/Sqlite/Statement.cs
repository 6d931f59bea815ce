using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>
/// A prepared statement. Its parameters are <c>$p0</c>, <c>$p1</c> and so on. Used by one thread at a time, which holds the lock of the connection.
/// </summary>
internal sealed unsafe class Statement : IDisposable
{
    private const int ShortText = 256;

    /// <summary>So many characters of a statement tell which one it is.</summary>
    private const int Shown = 80;

    /// <summary>From so many bytes on SQLite copies a value, and lets go of it when the statement ends.</summary>
    private const int LongText = 65_536;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly nint _handle;
    private readonly string _sql;
    private readonly int[] _places;

    // SQLite reads the values of an execution where they lie: in an array that does not move.
    private byte[] _values = NewValues(ShortText);
    private int _used;
    private bool _hasLong;
    private bool _isRunning;

    /// <summary>Prepares a statement.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="sql">A single statement.</param>
    /// <param name="parameters">How many parameters it has at most.</param>
    public Statement(sqlite3 database, string sql, int parameters)
    {
        _database = database;
        _sql = sql;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
        _handle = _statement.DangerousGetHandle();
        _places = new int[parameters];
        for (int i = 0; i < parameters; i++)
            _places[i] = raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"$p{i}"));
    }

    /// <summary>Runs it.</summary>
    /// <param name="values">The parameters' values: texts, whole numbers, numbers, bytes or null.</param>
    /// <returns>The first column of the first row, where there is one.</returns>
    /// <exception cref="DatabaseException">It failed.</exception>
    /// <exception cref="InvalidOperationException">Its rows are being read.</exception>
    public long? Run(ReadOnlySpan<SqlValue> values)
    {
        Begin();
        try
        {
            Bind(values);
            int code = SqliteCalls.Step(_handle);
            long? number = code == raw.SQLITE_ROW ? SqliteCalls.ColumnInt64(_handle, 0) : null;
            while (code == raw.SQLITE_ROW)
                code = SqliteCalls.Step(_handle);
            End(code);
            return number;
        }
        finally
        {
            _isRunning = false;
        }
    }

    /// <summary>Runs it and has every row read.</summary>
    /// <param name="values">The parameters' values.</param>
    /// <param name="read">Reads a row; it must not run this statement again.</param>
    /// <exception cref="DatabaseException">It failed.</exception>
    /// <exception cref="InvalidOperationException">Its rows are being read.</exception>
    public void Read(ReadOnlySpan<SqlValue> values, Action<SqlRow> read)
    {
        Begin();
        try
        {
            Bind(values);
            int code = SqliteCalls.Step(_handle);
            try
            {
                for (; code == raw.SQLITE_ROW; code = SqliteCalls.Step(_handle))
                    read(new SqlRow(_handle));
            }
            catch
            {
                Reset();
                throw;
            }

            End(code);
        }
        finally
        {
            _isRunning = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private static byte[] NewValues(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);

    /// <summary>Whoever reads the rows of one execution needs its values until the end: another one would write over them.</summary>
    private void Begin()
    {
        if (_isRunning)
        {
            string sql = string.Join(' ', _sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            throw new InvalidOperationException(
                $"The rows of a statement are being read, so it cannot be run again before their end: {(sql.Length > Shown ? sql[..Shown] + "..." : sql)}");
        }

        _isRunning = true;
    }

    private void Bind(ReadOnlySpan<SqlValue> values)
    {
        ObjectDisposedException.ThrowIf(_statement.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Length, _places.Length);
        MakeRoom(values);
        for (int i = 0; i < _places.Length; i++)
        {
            // What is not given is null, never what an earlier execution left.
            if (_places[i] > 0)
                Check(i < values.Length ? Bind(_places[i], values[i]) : SqliteCalls.BindNull(_handle, _places[i]));
        }
    }

    /// <summary>Makes the values' array as large as all of them need at most: it must not be replaced when the first ones are bound.</summary>
    private void MakeRoom(ReadOnlySpan<SqlValue> values)
    {
        _used = 0;
        int most = 0;
        foreach (ref readonly SqlValue value in values)
            most += IsLong(value) ? 0 : Most(value);
        if (_values.Length < most)
            _values = NewValues(most);
    }

    private static int Most(in SqlValue value) => value.Content switch
    {
        string text => Encoding.UTF8.GetMaxByteCount(text.Length),
        byte[] bytes => bytes.Length,
        _ => 0,
    };

    private static bool IsLong(in SqlValue value) => Most(value) > LongText;

    // A statement that was stepped to its end says by its reset whether what it began could be finished.
    private void End(int code)
    {
        int end = Reset();
        Check(code == raw.SQLITE_DONE ? end : code);
    }

    private int Reset()
    {
        int end = SqliteCalls.Reset(_handle);
        if (_hasLong)
            raw.sqlite3_clear_bindings(_statement);
        _hasLong = false;
        return end;
    }

    private int Bind(int place, in SqlValue value) => value.Kind switch
    {
        SqlKind.Text => BindText(place, (string)value.Content!, IsLong(value)),
        SqlKind.Bytes => BindBytes(place, (byte[])value.Content!, IsLong(value)),
        SqlKind.Whole => SqliteCalls.BindInt64(_handle, place, value.Whole),
        SqlKind.Number => SqliteCalls.BindDouble(_handle, place, value.Number),
        _ => SqliteCalls.BindNull(_handle, place),
    };

    private int BindText(int place, string text, bool isLong)
    {
        if (isLong)
        {
            _hasLong = true;
            return raw.sqlite3_bind_text(_statement, place, Encoding.UTF8.GetBytes(text));
        }

        int length = Encoding.UTF8.GetBytes(text, _values.AsSpan(_used));
        int code = SqliteCalls.BindText(_handle, place, Free, length, 0);
        _used += length;
        return code;
    }

    private int BindBytes(int place, byte[] bytes, bool isLong)
    {
        if (isLong)
        {
            _hasLong = true;
            return raw.sqlite3_bind_blob(_statement, place, bytes);
        }

        bytes.CopyTo(_values, _used);
        int code = SqliteCalls.BindBlob(_handle, place, Free, bytes.Length, 0);
        _used += bytes.Length;
        return code;
    }

    /// <summary>Where the next value goes; of an empty value too this is a place, for no place would stand for null.</summary>
    private byte* Free => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_values)) + _used;

    private void Check(int code) => DatabaseException.ThrowIfFailed(code, _database);
}
