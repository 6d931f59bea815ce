using System.Globalization;
using System.Text;
using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>A prepared statement. Its parameters are <c>$p0</c>, <c>$p1</c> and so on.</summary>
internal sealed class Statement : IDisposable
{
    private const int ShortText = 256;

    /// <summary>A statement that is kept lets texts go that are longer than this many bytes.</summary>
    private const int LongText = 65_536;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _places;
    private byte[] _text = new byte[ShortText];

    /// <summary>Prepares a statement.</summary>
    /// <param name="database">The connection.</param>
    /// <param name="sql">A single statement.</param>
    /// <param name="parameters">How many parameters it has at most.</param>
    public Statement(sqlite3 database, string sql, int parameters)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
        _places = new int[parameters];
        for (int i = 0; i < parameters; i++)
            _places[i] = raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"$p{i}"));
    }

    /// <summary>Runs it.</summary>
    /// <param name="values">The parameters' values: texts, whole numbers, numbers, bytes or null.</param>
    /// <returns>The first column of the first row, where there is one.</returns>
    /// <exception cref="DatabaseException">It failed.</exception>
    public long? Run(ReadOnlySpan<SqlValue> values)
    {
        Bind(values);
        int code = raw.sqlite3_step(_statement);
        long? number = code == raw.SQLITE_ROW ? raw.sqlite3_column_int64(_statement, 0) : null;
        while (code == raw.SQLITE_ROW)
            code = raw.sqlite3_step(_statement);
        End(code);
        return number;
    }

    /// <summary>Runs it and has every row read.</summary>
    /// <param name="values">The parameters' values.</param>
    /// <param name="read">Reads a row; it must not run this statement again.</param>
    /// <exception cref="DatabaseException">It failed.</exception>
    public void Read(ReadOnlySpan<SqlValue> values, Action<SqlRow> read)
    {
        Bind(values);
        int code = raw.sqlite3_step(_statement);
        try
        {
            for (; code == raw.SQLITE_ROW; code = raw.sqlite3_step(_statement))
                read(new SqlRow(_statement));
        }
        catch
        {
            raw.sqlite3_reset(_statement);
            raw.sqlite3_clear_bindings(_statement);
            throw;
        }

        End(code);
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Bind(ReadOnlySpan<SqlValue> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (_places[i] > 0)
                Check(Bind(_places[i], values[i]));
        }
    }

    // A statement that was stepped to its end says by its reset whether what it began could be finished.
    private void End(int code)
    {
        int end = raw.sqlite3_reset(_statement);
        raw.sqlite3_clear_bindings(_statement);
        if (_text.Length > LongText)
            _text = new byte[ShortText];
        Check(code == raw.SQLITE_DONE ? end : code);
    }

    private int Bind(int place, SqlValue value) => value.Kind switch
    {
        SqlKind.Text => BindText(place, (string)value.Content!),
        SqlKind.Bytes => raw.sqlite3_bind_blob(_statement, place, (byte[])value.Content!),
        SqlKind.Whole => raw.sqlite3_bind_int64(_statement, place, value.Whole),
        SqlKind.Number => raw.sqlite3_bind_double(_statement, place, value.Number),
        _ => raw.sqlite3_bind_null(_statement, place),
    };

    private int BindText(int place, string text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < most)
            _text = new byte[most];
        int length = Encoding.UTF8.GetBytes(text, _text);
        return raw.sqlite3_bind_text(_statement, place, _text.AsSpan(0, length));
    }

    private void Check(int code) => DatabaseException.ThrowIfFailed(code, _database);
}
