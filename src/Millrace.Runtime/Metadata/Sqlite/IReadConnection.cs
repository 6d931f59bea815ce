namespace Millrace.Runtime;

/// <summary>Answers queries.</summary>
internal interface IReadConnection
{
    /// <summary>Runs a query and reads every row.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="values">The parameters' values.</param>
    List<T> Query<T>(string sql, Func<SqlRow, T> read, params ReadOnlySpan<SqlValue> values);

    /// <summary>Runs a query and hands every row on. Where it is begun anew, because others held the file, no row has been handed on yet.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="read">Reads a row.</param>
    /// <param name="values">The parameters' values.</param>
    void ForEach(string sql, Action<SqlRow> read, params ReadOnlySpan<SqlValue> values);

    /// <summary>Runs a query that yields one number, such as a key; 0 where there is no row.</summary>
    long Number(string sql, params ReadOnlySpan<SqlValue> values);
}
