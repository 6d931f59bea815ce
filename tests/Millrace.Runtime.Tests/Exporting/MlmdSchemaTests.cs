using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Exporting;

/// <summary>The tables and indices against the list in shared/INTEROP.md, column by column.</summary>
public sealed class MlmdSchemaTests : IAsyncLifetime
{
    private const string Times = "create_time_since_epoch INT! =0, last_update_time_since_epoch INT! =0";
    private const string Values =
        "name VARCHAR(255) *, is_custom_property TINYINT(1) *, int_value INT, double_value DOUBLE, string_value TEXT, byte_value BLOB, proto_value BLOB, "
        + "bool_value BOOLEAN";

    /// <summary>Columns with their types: ! may not be null, = has a default, * is part of the key; then what is unique.</summary>
    private static readonly Dictionary<string, string> s_tables = new(StringComparer.Ordinal)
    {
        ["Type"] = "id INTEGER *, name VARCHAR(255)!, version VARCHAR(255), type_kind TINYINT(1)!, description TEXT, input_type TEXT, output_type TEXT, "
            + "external_id VARCHAR(255); external_id",
        ["ParentType"] = "type_id INT *, parent_type_id INT *",
        ["TypeProperty"] = "type_id INT *, name VARCHAR(255) *, data_type INT",
        ["Artifact"] = $"id INTEGER *, type_id INT!, uri TEXT, state INT, name VARCHAR(255), external_id VARCHAR(255), {Times}; external_id; type_id,name",
        ["ArtifactProperty"] = $"artifact_id INT *, {Values}",
        ["Execution"] = $"id INTEGER *, type_id INT!, last_known_state INT, name VARCHAR(255), external_id VARCHAR(255), {Times}; external_id; type_id,name",
        ["ExecutionProperty"] = $"execution_id INT *, {Values}",
        ["Context"] = $"id INTEGER *, type_id INT!, name VARCHAR(255)!, external_id VARCHAR(255), {Times}; external_id; type_id,name",
        ["ContextProperty"] = $"context_id INT *, {Values}",
        ["ParentContext"] = "context_id INT *, parent_context_id INT *",
        ["Event"] = "id INTEGER *, artifact_id INT!, execution_id INT!, type INT!, milliseconds_since_epoch INT; artifact_id,execution_id,type",
        ["EventPath"] = "event_id INT!, is_index_step TINYINT(1)!, step_index INT, step_key TEXT",
        ["Association"] = "id INTEGER *, context_id INT!, execution_id INT!; context_id,execution_id",
        ["Attribution"] = "id INTEGER *, context_id INT!, artifact_id INT!; context_id,artifact_id",
        ["MLMDEnv"] = "schema_version INTEGER *",
    };

    private static readonly string[] s_indices =
    [
        "idx_artifact_create_time_since_epoch Artifact create_time_since_epoch",
        "idx_artifact_external_id Artifact external_id",
        "idx_artifact_last_update_time_since_epoch Artifact last_update_time_since_epoch",
        "idx_artifact_property_double ArtifactProperty name,is_custom_property,double_value where",
        "idx_artifact_property_int ArtifactProperty name,is_custom_property,int_value where",
        "idx_artifact_property_string ArtifactProperty name,is_custom_property,string_value where",
        "idx_artifact_uri Artifact uri",
        "idx_context_create_time_since_epoch Context create_time_since_epoch",
        "idx_context_external_id Context external_id",
        "idx_context_last_update_time_since_epoch Context last_update_time_since_epoch",
        "idx_context_property_double ContextProperty name,is_custom_property,double_value where",
        "idx_context_property_int ContextProperty name,is_custom_property,int_value where",
        "idx_context_property_string ContextProperty name,is_custom_property,string_value where",
        "idx_event_execution_id Event execution_id",
        "idx_eventpath_event_id EventPath event_id",
        "idx_execution_create_time_since_epoch Execution create_time_since_epoch",
        "idx_execution_external_id Execution external_id",
        "idx_execution_last_update_time_since_epoch Execution last_update_time_since_epoch",
        "idx_execution_property_double ExecutionProperty name,is_custom_property,double_value where",
        "idx_execution_property_int ExecutionProperty name,is_custom_property,int_value where",
        "idx_execution_property_string ExecutionProperty name,is_custom_property,string_value where",
        "idx_parentcontext_parent_context_id ParentContext parent_context_id",
        "idx_type_external_id Type external_id",
        "idx_type_name Type name",
    ];

    private readonly TestStore _test = new();
    private readonly string _path;

    public MlmdSchemaTests() => _path = Path.Combine(_test.Folder, "mlmd.db");

    public async Task InitializeAsync()
    {
        await _test.RunAsync(Plan(Step("a", Constant("a")), Step("b", Map(static (_, text) => text), new PlanInput(0, 0))));
        MlmdExport.Write(_test.Store, _path, new MlmdExportOptions(), null, CancellationToken.None);
    }

    public Task DisposeAsync()
    {
        _test.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void The_tables_are_those_of_version_10()
    {
        using var file = new MlmdReader(_path);

        Assert.Equal(
            s_tables.Keys.Order(StringComparer.Ordinal),
            file.Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"));
        Assert.All(s_tables, table => Assert.Equal(table.Value, Describe(file, table.Key)));
        Assert.Equal(["10"], file.Rows("SELECT * FROM MLMDEnv"));
        foreach (string counted in (string[])["Type", "Artifact", "Execution", "Context", "Event", "Association", "Attribution"])
        {
            Assert.Contains("AUTOINCREMENT", file.Row("SELECT sql FROM sqlite_master WHERE name = $p0", counted), StringComparison.Ordinal);
            Assert.Equal("1", file.Row($"SELECT seq >= (SELECT max(id) FROM {counted}) FROM sqlite_sequence WHERE name = $p0", counted));
        }
    }

    [Fact]
    public void The_indices_are_the_24_of_version_10()
    {
        using var file = new MlmdReader(_path);

        Assert.Equal(24, s_indices.Length);
        Assert.Equal(s_indices, file.Rows(
            """
            SELECT i.name || ' ' || i.tbl_name || ' ' || (SELECT group_concat(name, ',') FROM pragma_index_info(i.name))
                || CASE WHEN i.sql LIKE '% WHERE ' || (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno DESC LIMIT 1) || ' IS NOT NULL'
                    THEN ' where' ELSE '' END
            FROM sqlite_master i WHERE i.type = 'index' AND i.sql IS NOT NULL ORDER BY i.name
            """));
        Assert.Empty(file.Rows("SELECT name FROM sqlite_master WHERE type NOT IN ('table', 'index')"));
    }

    [Fact]
    public void The_nine_base_types_are_there()
    {
        using var file = new MlmdReader(_path);

        Assert.Equal(
            [
                "mlmd.Dataset|1", "mlmd.Deploy|0", "mlmd.Evaluate|0", "mlmd.Metrics|1", "mlmd.Model|1", "mlmd.Process|0", "mlmd.Statistics|1", "mlmd.Train|0",
                "mlmd.Transform|0",
            ],
            file.Rows("SELECT name, type_kind FROM Type WHERE name LIKE 'mlmd.%' ORDER BY name"));
        Assert.Equal(["node", "pipeline", "pipeline_run"], file.Rows("SELECT name FROM Type WHERE type_kind = 2 ORDER BY name"));
    }

    [Fact]
    public void The_file_is_one_file_that_anyone_can_open()
    {
        Assert.Equal(["mlmd.db"], Directory.GetFiles(_test.Folder).Select(Path.GetFileName));
        using (var file = new MlmdReader(_path))
        {
            Assert.Equal("ok", file.Row("PRAGMA integrity_check"));
            Assert.Equal("delete", file.Row("PRAGMA journal_mode"));
            Assert.Equal("UTF-8", file.Row("PRAGMA encoding"));
        }

        // Bytes 18 and 19 tell who may write and read: 1 for a rollback journal, 2 for a write-ahead log.
        byte[] header = File.ReadAllBytes(_path)[..100];
        Assert.Equal((1, 1), (header[18], header[19]));
        Assert.Equal(["mlmd.db"], Directory.GetFiles(_test.Folder).Select(Path.GetFileName));
    }

    private static string Describe(MlmdReader file, string table)
    {
        // Part of a key: whether such a column may be null is not in the list.
        List<string> columns = file.Rows(
            $"""
            SELECT name || ' ' || type || CASE WHEN pk > 0 THEN ' *' WHEN "notnull" THEN '!' ELSE '' END || coalesce(' =' || dflt_value, '')
            FROM pragma_table_info('{table}') ORDER BY cid
            """);
        List<string> unique = file.Rows(
            $"""
            SELECT (SELECT group_concat(name, ',') FROM pragma_index_info(l.name)) FROM pragma_index_list('{table}') l
            WHERE l."unique" AND l.origin = 'u' ORDER BY 1
            """);
        return string.Join("; ", [string.Join(", ", columns), .. unique]);
    }
}
