namespace Millrace.Runtime;

/// <summary>The tables about where runs come from and what people say of them, and the ways from an artifact to the steps that made or took it.</summary>
internal static class OriginSchema
{
    /// <summary>Creates the tables and indices.</summary>
    public const string Create = """
        -- A compiled plan as JSON (PlanText): steps, wiring, defaults. version counts the plans of a pipeline in the order in which the store met them.
        CREATE TABLE plan (
            digest TEXT PRIMARY KEY, pipeline TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL,
            UNIQUE (pipeline, version)) WITHOUT ROWID;

        -- The packages of a program: a JSON array of name, version and null.
        CREATE TABLE package_set (
            digest TEXT PRIMARY KEY, packages TEXT NOT NULL) WITHOUT ROWID;

        -- Who ran a run, where, with which plan and code. revision is the git commit of the sources; dirty tells whether tracked files differed from it,
        -- NULL where nobody could say.
        CREATE TABLE run_origin (
            run INTEGER PRIMARY KEY REFERENCES run,
            user TEXT NOT NULL, host TEXT NOT NULL, system TEXT NOT NULL, runtime TEXT NOT NULL, revision TEXT, dirty INTEGER,
            plan TEXT NOT NULL REFERENCES plan, packages TEXT REFERENCES package_set);

        -- Names that people gave runs, with values, which may be empty.
        CREATE TABLE run_tag (
            run INTEGER NOT NULL REFERENCES run, name TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (run, name)) WITHOUT ROWID;
        CREATE INDEX run_tag_by_name ON run_tag (name, value, run);

        -- What people wrote about runs, in order.
        CREATE TABLE run_note (
            run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL, written_at TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (run, position)) WITHOUT ROWID;

        -- A version of a file from outside: where it lay (its full path) and what it held (SHA-256 of its bytes).
        CREATE TABLE source (
            source INTEGER PRIMARY KEY, path TEXT NOT NULL, digest TEXT NOT NULL, bytes INTEGER NOT NULL,
            UNIQUE (path, digest));
        CREATE INDEX source_by_digest ON source (digest);

        -- The files that an executed step read: for which parameter and, of a pattern of files that come span by span, in which span.
        CREATE TABLE step_source (
            step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL, parameter TEXT NOT NULL, span TEXT,
            source INTEGER NOT NULL REFERENCES source,
            PRIMARY KEY (step, position)) WITHOUT ROWID;
        CREATE INDEX step_source_by_source ON step_source (source, step);

        -- Contents of files from outside of which the store keeps a copy. object is the digest of the folder in objects/ that holds it; stamp has its name,
        -- length and times when it was made.
        CREATE TABLE kept_source (
            digest TEXT PRIMARY KEY, object TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL, stamp TEXT NOT NULL, kept_at TEXT NOT NULL) WITHOUT ROWID;

        -- A schema of tables as JSON (SchemaText), once for all tables that have it. digest is SHA-256 of the text.
        CREATE TABLE artifact_schema (
            schema INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, document TEXT NOT NULL);

        CREATE INDEX run_by_pipeline ON run (pipeline, number);
        CREATE INDEX step_output_by_artifact ON step_output (artifact, step);
        CREATE INDEX step_input_by_artifact ON step_input (artifact, step);
        CREATE INDEX step_by_source ON step (source, differs) WHERE source IS NOT NULL;
        CREATE INDEX collection_item_by_item ON collection_item (item, artifact);
        CREATE INDEX artifact_by_kind ON artifact (kind, display_type);
        CREATE INDEX metric_by_name ON metric (name, value) WHERE position = 0;

        """;
}
