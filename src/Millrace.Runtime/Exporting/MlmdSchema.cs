namespace Millrace.Runtime;

/// <summary>The tables of TensorFlow ML Metadata in SQLite, as its schema version 10 has them.</summary>
internal static class MlmdSchema
{
    /// <summary>The version; a library of another one migrates or refuses the file.</summary>
    public const int Version = 10;

    /// <summary>Creates the fifteen tables.</summary>
    public const string Tables = """
        CREATE TABLE Type (
            id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(255) NOT NULL, version VARCHAR(255), type_kind TINYINT(1) NOT NULL,
            description TEXT, input_type TEXT, output_type TEXT, external_id VARCHAR(255) UNIQUE);
        CREATE TABLE ParentType (type_id INT NOT NULL, parent_type_id INT NOT NULL, PRIMARY KEY (type_id, parent_type_id));
        CREATE TABLE TypeProperty (type_id INT NOT NULL, name VARCHAR(255) NOT NULL, data_type INT, PRIMARY KEY (type_id, name));
        CREATE TABLE Artifact (
            id INTEGER PRIMARY KEY AUTOINCREMENT, type_id INT NOT NULL, uri TEXT, state INT, name VARCHAR(255), external_id VARCHAR(255) UNIQUE,
            create_time_since_epoch INT NOT NULL DEFAULT 0, last_update_time_since_epoch INT NOT NULL DEFAULT 0, UNIQUE (type_id, name));
        CREATE TABLE ArtifactProperty (
            artifact_id INT NOT NULL, name VARCHAR(255) NOT NULL, is_custom_property TINYINT(1) NOT NULL, int_value INT, double_value DOUBLE,
            string_value TEXT, byte_value BLOB, proto_value BLOB, bool_value BOOLEAN, PRIMARY KEY (artifact_id, name, is_custom_property));
        CREATE TABLE Execution (
            id INTEGER PRIMARY KEY AUTOINCREMENT, type_id INT NOT NULL, last_known_state INT, name VARCHAR(255), external_id VARCHAR(255) UNIQUE,
            create_time_since_epoch INT NOT NULL DEFAULT 0, last_update_time_since_epoch INT NOT NULL DEFAULT 0, UNIQUE (type_id, name));
        CREATE TABLE ExecutionProperty (
            execution_id INT NOT NULL, name VARCHAR(255) NOT NULL, is_custom_property TINYINT(1) NOT NULL, int_value INT, double_value DOUBLE,
            string_value TEXT, byte_value BLOB, proto_value BLOB, bool_value BOOLEAN, PRIMARY KEY (execution_id, name, is_custom_property));
        CREATE TABLE Context (
            id INTEGER PRIMARY KEY AUTOINCREMENT, type_id INT NOT NULL, name VARCHAR(255) NOT NULL, external_id VARCHAR(255) UNIQUE,
            create_time_since_epoch INT NOT NULL DEFAULT 0, last_update_time_since_epoch INT NOT NULL DEFAULT 0, UNIQUE (type_id, name));
        CREATE TABLE ContextProperty (
            context_id INT NOT NULL, name VARCHAR(255) NOT NULL, is_custom_property TINYINT(1) NOT NULL, int_value INT, double_value DOUBLE,
            string_value TEXT, byte_value BLOB, proto_value BLOB, bool_value BOOLEAN, PRIMARY KEY (context_id, name, is_custom_property));
        CREATE TABLE ParentContext (context_id INT NOT NULL, parent_context_id INT NOT NULL, PRIMARY KEY (context_id, parent_context_id));
        CREATE TABLE Event (
            id INTEGER PRIMARY KEY AUTOINCREMENT, artifact_id INT NOT NULL, execution_id INT NOT NULL, type INT NOT NULL,
            milliseconds_since_epoch INT, UNIQUE (artifact_id, execution_id, type));
        CREATE TABLE EventPath (event_id INT NOT NULL, is_index_step TINYINT(1) NOT NULL, step_index INT, step_key TEXT);
        CREATE TABLE Association (
            id INTEGER PRIMARY KEY AUTOINCREMENT, context_id INT NOT NULL, execution_id INT NOT NULL, UNIQUE (context_id, execution_id));
        CREATE TABLE Attribution (
            id INTEGER PRIMARY KEY AUTOINCREMENT, context_id INT NOT NULL, artifact_id INT NOT NULL, UNIQUE (context_id, artifact_id));
        CREATE TABLE MLMDEnv (schema_version INTEGER PRIMARY KEY);
        """;

    private static readonly string[] s_things = ["artifact", "execution", "context"];

    /// <summary>Creates the 24 indices; after all rows, because that takes a fraction of the time.</summary>
    public static string Indices { get; } = string.Join(
        '\n',
        [
            Index("Artifact", "artifact_uri", "uri"),
            Index("Event", "event_execution_id", "execution_id"),
            Index("EventPath", "eventpath_event_id", "event_id"),
            Index("ParentContext", "parentcontext_parent_context_id", "parent_context_id"),
            Index("Type", "type_name", "name"),
            Index("Type", "type_external_id", "external_id"),
            .. s_things.SelectMany(Indexed),
        ]);

    private static IEnumerable<string> Indexed(string thing)
    {
        string table = char.ToUpperInvariant(thing[0]) + thing[1..];
        foreach (string column in (string[])["create_time_since_epoch", "last_update_time_since_epoch", "external_id"])
            yield return Index(table, $"{thing}_{column}", column);
        foreach (string kind in (string[])["int", "double", "string"])
        {
            yield return Index(
                $"{table}Property", $"{thing}_property_{kind}", $"name, is_custom_property, {kind}_value", $" WHERE {kind}_value IS NOT NULL");
        }
    }

    private static string Index(string table, string name, string columns, string condition = "") =>
        $"CREATE INDEX idx_{name} ON {table} ({columns}){condition};";
}
