namespace Millrace.Runtime.Tests;

/// <summary>Notes how SQLite goes about each query that it is asked.</summary>
internal sealed class QueryPlans(IReadConnection database) : IReadConnection
{
    public List<string> Steps { get; } = [];

    public List<T> Query<T>(string sql, Func<SqlRow, T> read, params ReadOnlySpan<SqlValue> values)
    {
        Note(sql, values);
        return database.Query(sql, read, values);
    }

    public void ForEach(string sql, Action<SqlRow> read, params ReadOnlySpan<SqlValue> values)
    {
        Note(sql, values);
        database.ForEach(sql, read, values);
    }

    public long Number(string sql, params ReadOnlySpan<SqlValue> values)
    {
        Note(sql, values);
        return database.Number(sql, values);
    }

    private void Note(string sql, ReadOnlySpan<SqlValue> values) =>
        Steps.AddRange(database.Query("EXPLAIN QUERY PLAN " + sql, static row => row.GetString(3), values));
}
