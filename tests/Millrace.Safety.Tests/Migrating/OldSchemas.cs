namespace Millrace.Safety.Tests.Migrating;

/// <summary>The tables of stores as earlier versions made them. Nothing here ever changes.</summary>
internal static class OldSchemas
{
    public const string Format1 = """
        PRAGMA application_id = 1297244515;
        PRAGMA user_version = 1;
        CREATE TABLE run (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            run_id TEXT NOT NULL UNIQUE,
            pipeline TEXT NOT NULL,
            status TEXT NOT NULL,
            owner TEXT NOT NULL,
            seed TEXT NOT NULL,
            started_at TEXT NOT NULL,
            seconds REAL);
        CREATE INDEX run_by_status ON run (status);
        CREATE TABLE run_parameter (
            run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
            name TEXT NOT NULL, value TEXT, origin TEXT NOT NULL,
            PRIMARY KEY (run, position)) WITHOUT ROWID;
        CREATE TABLE step (
            step INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
            pipeline TEXT NOT NULL, name TEXT NOT NULL, component TEXT NOT NULL,
            state TEXT NOT NULL, fence INTEGER NOT NULL DEFAULT 0,
            reason TEXT NOT NULL DEFAULT '', key TEXT, source INTEGER REFERENCES step,
            started_at TEXT, seconds REAL, error TEXT, log TEXT,
            UNIQUE (run, position));
        CREATE INDEX step_by_name ON step (pipeline, name, step);
        CREATE TABLE step_parameter (
            step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL,
            name TEXT NOT NULL, value TEXT, origin TEXT NOT NULL,
            PRIMARY KEY (step, position)) WITHOUT ROWID;
        CREATE TABLE artifact (
            artifact INTEGER PRIMARY KEY,
            digest TEXT NOT NULL, type TEXT NOT NULL, display_type TEXT NOT NULL, kind TEXT NOT NULL,
            bytes INTEGER NOT NULL, files INTEGER NOT NULL, rows INTEGER, created_at TEXT NOT NULL,
            UNIQUE (digest, type));
        CREATE TABLE step_input (
            step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL, item INTEGER NOT NULL,
            name TEXT NOT NULL, from_step TEXT NOT NULL, from_output TEXT NOT NULL, view TEXT,
            artifact INTEGER NOT NULL REFERENCES artifact,
            PRIMARY KEY (step, position, item)) WITHOUT ROWID;
        CREATE TABLE step_output (
            step INTEGER NOT NULL REFERENCES step, position INTEGER NOT NULL,
            name TEXT NOT NULL, artifact INTEGER NOT NULL REFERENCES artifact,
            PRIMARY KEY (step, position)) WITHOUT ROWID;
        CREATE TABLE metric (
            step INTEGER NOT NULL REFERENCES step, name TEXT NOT NULL, position INTEGER NOT NULL,
            value REAL, headline INTEGER NOT NULL,
            PRIMARY KEY (step, name, position)) WITHOUT ROWID;
        CREATE TABLE key_part (
            key TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT,
            PRIMARY KEY (key, position)) WITHOUT ROWID;
        CREATE TABLE cache_entry (
            key TEXT PRIMARY KEY, step INTEGER NOT NULL REFERENCES step) WITHOUT ROWID;
        """;

    public const string Format2 = Format1 + """

        CREATE TABLE code (
            digest TEXT PRIMARY KEY, parts BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE component_code (
            build TEXT NOT NULL, component TEXT NOT NULL, digest TEXT NOT NULL, obstacle TEXT, deterministic INTEGER NOT NULL,
            PRIMARY KEY (build, component)) WITHOUT ROWID;
        PRAGMA user_version = 2;
        """;

    public static string Of(int format) => format == 1 ? Format1 : Format2;
}
