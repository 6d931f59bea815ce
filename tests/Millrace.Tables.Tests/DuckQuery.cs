using System.Globalization;
using DuckDB.NET.Data;

namespace Millrace.Tables.Tests;

/// <summary>Asks DuckDB.</summary>
internal static class DuckQuery
{
    /// <summary>The rows of an answer, each as its values with bars between them, missing ones as ∅.</summary>
    public static List<string> Rows(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        object[] values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(static value => value is DBNull ? "∅" : Convert.ToString(value, CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
