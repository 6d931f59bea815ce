using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>How a store of each earlier version becomes one of the next. These texts stay as they are, whatever becomes of the tables later.</summary>
internal static class MetadataMigrations
{
    private const string CreateCode = """
        -- What a fingerprint of code is made of: a line for each part with kind, digest and name, compressed by Brotli.
        CREATE TABLE code (
            digest TEXT PRIMARY KEY, parts BLOB NOT NULL) WITHOUT ROWID;

        -- The fingerprint of a component's code in a build of the program; obstacle says why it does not stand for the code.
        CREATE TABLE component_code (
            build TEXT NOT NULL, component TEXT NOT NULL, digest TEXT NOT NULL, obstacle TEXT, deterministic INTEGER NOT NULL,
            PRIMARY KEY (build, component)) WITHOUT ROWID;

        """;

    private const string CreateKeys = """
        -- What a key was made of, so that the difference to another key can be told: a JSON array of kind, name and value.
        CREATE TABLE step_key (
            key TEXT PRIMARY KEY, parts TEXT NOT NULL) WITHOUT ROWID;

        -- Who computes the result of a key at this moment. Others wait for it; the claim of a dead owner counts for nothing.
        CREATE TABLE claim (
            key TEXT PRIMARY KEY, owner TEXT NOT NULL, step INTEGER NOT NULL) WITHOUT ROWID;

        -- An attempt of a step that failed and was followed by another; the last one is in the step.
        CREATE TABLE attempt (
            step INTEGER NOT NULL REFERENCES step, fence INTEGER NOT NULL,
            started_at TEXT NOT NULL, seconds REAL NOT NULL, error TEXT NOT NULL,
            PRIMARY KEY (step, fence)) WITHOUT ROWID;

        -- The items of a collection, in order.
        CREATE TABLE collection_item (
            artifact INTEGER NOT NULL REFERENCES artifact, position INTEGER NOT NULL, item INTEGER NOT NULL REFERENCES artifact,
            PRIMARY KEY (artifact, position)) WITHOUT ROWID;

        """;

    private const string MoveToKeys = """
        ALTER TABLE step ADD COLUMN cause TEXT NOT NULL DEFAULT 'None';
        ALTER TABLE step ADD COLUMN parameters TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE step ADD COLUMN parent INTEGER REFERENCES step;
        ALTER TABLE artifact ADD COLUMN content BLOB;
        ALTER TABLE artifact ADD COLUMN stamp TEXT;
        UPDATE step SET parameters = (
            SELECT json_group_array(json_array(name, value, origin))
            FROM (SELECT name, value, origin FROM step_parameter p WHERE p.step = step.step ORDER BY p.position));
        DROP TABLE step_parameter;
        INSERT INTO step_key (key, parts)
            SELECT key, json_group_array(json_array(kind, name, value)) FROM (SELECT * FROM key_part ORDER BY key, position) GROUP BY key;
        DROP TABLE key_part;
        """;

    private const string CreateHousekeeping = """
        CREATE TABLE run_option (
            run INTEGER PRIMARY KEY REFERENCES run,
            from_step TEXT, to_step TEXT, fresh TEXT NOT NULL, keep_going INTEGER NOT NULL, resumes TEXT);
        CREATE TABLE run_pin (
            run INTEGER PRIMARY KEY REFERENCES run);

        """;

    private const string MoveKeysToSteps = """
        CREATE TABLE key_of_step (
            step INTEGER PRIMARY KEY REFERENCES step, parts TEXT NOT NULL);
        INSERT INTO key_of_step (step, parts) SELECT s.step, k.parts FROM step s JOIN step_key k ON k.key = s.key WHERE s.source IS NULL;
        DROP TABLE step_key;
        ALTER TABLE key_of_step RENAME TO step_key;
        DROP TABLE claim;
        """;

    private const string AddSourcesAndParallel = """
        CREATE TABLE source_file (
            path TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
        ALTER TABLE run_option ADD COLUMN parallel INTEGER;
        ALTER TABLE run_option ADD COLUMN build TEXT;
        """;

    private const string AddOrigins = """
        ALTER TABLE run_option ADD COLUMN keep_sources INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE run_lease (
            run INTEGER PRIMARY KEY REFERENCES run, host TEXT NOT NULL, renewed_at TEXT NOT NULL, valid_until TEXT NOT NULL);
        CREATE TABLE run_deleted (
            run INTEGER PRIMARY KEY REFERENCES run);
        CREATE TABLE plan (
            digest TEXT PRIMARY KEY, pipeline TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL,
            UNIQUE (pipeline, version)) WITHOUT ROWID;
        CREATE TABLE package_set (
            digest TEXT PRIMARY KEY, packages TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE run_origin (
            run INTEGER PRIMARY KEY REFERENCES run,
            user TEXT NOT NULL, host TEXT NOT NULL, system TEXT NOT NULL, runtime TEXT NOT NULL, revision TEXT, dirty INTEGER,
            plan TEXT NOT NULL REFERENCES plan, packages TEXT REFERENCES package_set);
        CREATE TABLE run_tag (
            run INTEGER NOT NULL REFERENCES run, name TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (run, name)) WITHOUT ROWID;
        CREATE INDEX run_tag_by_name ON run_tag (name, value, run);
        CREATE TABLE run_note (
            run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL, written_at TEXT NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (run, position)) WITHOUT ROWID;
        CREATE TABLE source (
            source INTEGER PRIMARY KEY, path TEXT NOT NULL, digest TEXT NOT NULL, bytes INTEGER NOT NULL,
            UNIQUE (path, digest));
        CREATE INDEX source_by_digest ON source (digest);
        CREATE TABLE step_source (
            step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL, parameter TEXT NOT NULL, span TEXT,
            source INTEGER NOT NULL REFERENCES source,
            PRIMARY KEY (step, position)) WITHOUT ROWID;
        CREATE INDEX step_source_by_source ON step_source (source, step);
        CREATE TABLE kept_source (
            digest TEXT PRIMARY KEY, object TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL, stamp TEXT NOT NULL, kept_at TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE artifact_schema (
            schema INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, document TEXT NOT NULL);
        ALTER TABLE artifact ADD COLUMN schema INTEGER REFERENCES artifact_schema;
        CREATE INDEX run_by_pipeline ON run (pipeline, number);
        CREATE INDEX step_output_by_artifact ON step_output (artifact, step);
        CREATE INDEX step_input_by_artifact ON step_input (artifact, step);
        DELETE FROM step_input WHERE step IN (SELECT step FROM step WHERE state = 'Skipped' AND source IS NOT NULL);
        ALTER TABLE step ADD COLUMN differs INTEGER NOT NULL DEFAULT 0;
        UPDATE step SET differs = 1 WHERE source IS NOT NULL AND EXISTS (SELECT 1 FROM step_input i WHERE i.step = step.step);
        CREATE INDEX step_by_source ON step (source, differs) WHERE source IS NOT NULL;
        CREATE INDEX collection_item_by_item ON collection_item (item, artifact);
        CREATE INDEX artifact_by_kind ON artifact (kind, display_type);
        CREATE INDEX metric_by_name ON metric (name, value) WHERE position = 0;
        """;

    /// <summary>The first entry makes version 2 of version 1.</summary>
    public static ImmutableArray<string> All { get; } =
        [CreateCode, CreateKeys + CreateHousekeeping + MoveToKeys, MoveKeysToSteps, AddSourcesAndParallel, AddOrigins];
}
