using SQLitePCL;

namespace Millrace.Runtime;

/// <summary>The prepared statements of one connection, by their texts. Not safe for several threads at once.</summary>
/// <param name="connection">The connection.</param>
internal sealed class StatementCache(sqlite3 connection) : IDisposable
{
    /// <summary>So many are kept: the texts of some queries depend on what is asked.</summary>
    public const int Most = 500;

    private readonly Dictionary<string, Statement> _statements = new(SqlTexts.Comparer);
    private int _inUse;

    /// <summary>The number of statements that are kept.</summary>
    public int Count => _statements.Count;

    /// <summary>Uses a statement, which is prepared where it is not kept.</summary>
    /// <param name="sql">Its text.</param>
    /// <param name="values">Its parameters' values.</param>
    /// <param name="state">What the use is given as well.</param>
    /// <param name="use">Uses it.</param>
    public T Use<TState, T>(string sql, ReadOnlySpan<SqlValue> values, TState state, Func<Statement, ReadOnlySpan<SqlValue>, TState, T> use)
    {
        if (!_statements.TryGetValue(sql, out Statement? statement))
        {
            // While the rows of one are read, others may be used: none goes then.
            if (_statements.Count >= Most && _inUse == 0)
                Dispose();
            _statements.Add(sql, statement = new Statement(connection, sql, values.Length));
        }

        _inUse++;
        try
        {
            return use(statement, values, state);
        }
        finally
        {
            _inUse--;
        }
    }

    /// <summary>Lets all go.</summary>
    public void Dispose()
    {
        foreach (Statement statement in _statements.Values)
            statement.Dispose();
        _statements.Clear();
    }
}
