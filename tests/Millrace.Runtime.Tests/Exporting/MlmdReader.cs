using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Millrace.Runtime.Tests.Exporting;

/// <summary>
/// A reader of ML Metadata that knows nothing of the writer: plain queries over the tables as shared/INTEROP.md lists them, and a walk of lineage from an
/// artifact by its OUTPUT events to executions, and from these by their INPUT events to artifacts.
/// </summary>
internal sealed class MlmdReader : IDisposable
{
    private readonly SqliteConnection _connection;

    public MlmdReader(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        _connection.Open();
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>The rows of a query, the columns of each joined by a bar; a missing value is a dash.</summary>
    public List<string> Rows(string sql, params object[] values)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"$p{i}"), values[i]);
        using SqliteDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(
                column => reader.IsDBNull(column) ? "-" : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!)));
        }

        return rows;
    }

    /// <summary>The only row of a query.</summary>
    public string Row(string sql, params object[] values) => Rows(sql, values).Single();

    /// <summary>All rows of all tables.</summary>
    public List<string> Everything() =>
    [
        .. Rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").SelectMany(table => Rows($"SELECT '{table}', * FROM \"{table}\"")),
    ];

    /// <summary>The number of the execution of a step: <c>run/step</c>.</summary>
    public long Execution(string name) => long.Parse(Row("SELECT id FROM Execution WHERE name = $p0", name), CultureInfo.InvariantCulture);

    /// <summary>The artifact that an execution yielded under a name; a path has the name as its first step.</summary>
    public long Output(string execution, string output) => long.Parse(
        Row(
            """
            SELECT e.artifact_id FROM Event e WHERE e.execution_id = $p0 AND e.type = 4
            AND (SELECT group_concat(coalesce(p.step_key, p.step_index), '/') FROM EventPath p WHERE p.event_id = e.id) = $p1
            """,
            Execution(execution), $"{output}/0"),
        CultureInfo.InvariantCulture);

    /// <summary>The events of an execution: type, path and the artifact's file as a short name.</summary>
    public List<string> Events(string execution) => Rows(
        """
        SELECT CASE e.type WHEN 3 THEN 'in' WHEN 4 THEN 'out' WHEN 5 THEN 'internal in' WHEN 6 THEN 'internal out' END,
            (SELECT group_concat(coalesce(p.step_key, p.step_index), '/') FROM EventPath p WHERE p.event_id = e.id)
        FROM Event e WHERE e.execution_id = $p0 ORDER BY e.id
        """,
        Execution(execution));

    /// <summary>The executions that an artifact comes from, each after those that it leads to, and the URIs of files from outside at the end.</summary>
    public List<string> Upstream(long artifact)
    {
        var found = new List<string>();
        HashSet<long> artifacts = [artifact];
        HashSet<long> executions = [];
        Queue<long> open = new([artifact]);
        while (open.TryDequeue(out long each))
        {
            foreach (long execution in Numbers("SELECT execution_id FROM Event WHERE artifact_id = $p0 AND type = 4 ORDER BY id", each).Where(executions.Add))
            {
                found.Add(Row("SELECT name FROM Execution WHERE id = $p0", execution));
                List<long> inputs = Numbers("SELECT artifact_id FROM Event WHERE execution_id = $p0 AND type = 3 ORDER BY id", execution);
                foreach (long input in inputs.Where(artifacts.Add))
                    open.Enqueue(input);
            }
        }

        found.AddRange(artifacts.SelectMany(
            each => Rows("SELECT a.uri FROM Artifact a JOIN Type t ON t.id = a.type_id WHERE a.id = $p0 AND t.name = 'millrace.SourceFile'", each)));
        return found;
    }

    /// <summary>A property as type of value and value.</summary>
    public string? Property(string thing, long id, string name, bool isCustom = true) => Rows(
        $"""
        SELECT CASE WHEN int_value IS NOT NULL THEN 'int ' || int_value WHEN double_value IS NOT NULL THEN 'double ' || double_value
            WHEN bool_value IS NOT NULL THEN 'bool ' || bool_value ELSE 'string ' || string_value END
        FROM {thing}Property WHERE {thing}_id = $p0 AND name = $p1 AND is_custom_property = $p2
        """,
        id, name, isCustom ? 1 : 0) is [string value] ? value : null;

    private List<long> Numbers(string sql, long value) => [.. Rows(sql, value).Select(static row => long.Parse(row, CultureInfo.InvariantCulture))];
}
