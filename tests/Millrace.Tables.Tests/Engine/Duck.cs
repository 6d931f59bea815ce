using System.Globalization;
using DuckDB.NET.Data;

namespace Millrace.Tables.Tests.Engine;

/// <summary>Another engine's answers.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public Duck()
    {
        _connection.Open();
        Do("SET threads = 2");
    }

    /// <summary>Reads a file into a table whose rows have numbers, n.</summary>
    public void Load(string name, string reader) => Do($"CREATE TABLE {name} AS SELECT *, row_number() OVER () AS n FROM {reader}");

    public void Do(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Rows as texts; numbers with a point to nine digits.</summary>
    public List<string> Rows(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        object?[] values = new object?[reader.FieldCount];
        while (reader.Read())
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(Show(values));
        }

        return rows;
    }

    /// <summary>Values as they are shown of rows.</summary>
    public static string Show(params object?[] values) => string.Join(" | ", values.Select(static value => value switch
    {
        null => "null",
        double number => (number == 0 ? 0 : number).ToString("G9", CultureInfo.InvariantCulture),
        _ => string.Format(CultureInfo.InvariantCulture, "{0}", value),
    }));

    public void Dispose() => _connection.Dispose();
}
