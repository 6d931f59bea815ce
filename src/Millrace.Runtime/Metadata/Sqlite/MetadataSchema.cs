namespace Millrace.Runtime;

/// <summary>
/// The tables of a store, the only place that defines them. Names are in the singular of what a row is, times are UTC in ISO 8601, durations in
/// seconds, enumerations by their names, digests and keys in hexadecimal digits.
/// </summary>
internal static class MetadataSchema
{
    /// <summary>Marks a SQLite file as ours ("MRac" in ASCII).</summary>
    public const long ApplicationId = 0x4D526163;

    /// <summary>The version of the whole store, folders included: kept as the database's user_version. An older one is migrated, a newer one refused.</summary>
    public const long Version = 6;

    /// <summary>Creates the tables.</summary>
    public const string Create = """
        -- A run of a pipeline. number gives the order; owner is the process that runs it (see StoreOwner).
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

        -- A step of a run. parameters is a JSON array of name, value and origin; parent is the step that maps a collection, for the steps of one item.
        -- The inputs, outputs and numbers of a step that has a source are those of the source, where it has none of its own.
        -- fence counts its attempts: only the attempt that holds the latest fence may commit (an update conditional on fence and state). source is the step whose result stands for this one, where it was reused or skipped with a stored result in use. differs is 1
        -- where such a step took other artifacts or files than its source did: these are its own rows in step_input and step_source.
        CREATE TABLE step (
            step INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run, position INTEGER NOT NULL,
            pipeline TEXT NOT NULL, name TEXT NOT NULL, component TEXT NOT NULL,
            state TEXT NOT NULL, fence INTEGER NOT NULL DEFAULT 0,
            reason TEXT NOT NULL DEFAULT '', key TEXT, source INTEGER REFERENCES step,
            started_at TEXT, seconds REAL, error TEXT, log TEXT,
            cause TEXT NOT NULL DEFAULT 'None', parameters TEXT NOT NULL DEFAULT '[]', parent INTEGER REFERENCES step,
            differs INTEGER NOT NULL DEFAULT 0,
            UNIQUE (run, position));
        CREATE INDEX step_by_name ON step (pipeline, name, step);

        -- An artifact: content (digest) seen as a type. Its files lie in objects/, by digest; a small value, which has none, is the content column.
        -- stamp has the names, lengths and times of the files when they were last known to be what was stored. schema is that of a table; NULL for what is
        -- none, and for one that an earlier version stored.
        CREATE TABLE artifact (
            artifact INTEGER PRIMARY KEY,
            digest TEXT NOT NULL, type TEXT NOT NULL, display_type TEXT NOT NULL, kind TEXT NOT NULL,
            bytes INTEGER NOT NULL, files INTEGER NOT NULL, rows INTEGER, created_at TEXT NOT NULL, content BLOB, stamp TEXT,
            schema INTEGER REFERENCES artifact_schema,
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

        -- A recorded number. position is 0 for a single number, and counts the points of a series from 1; no name of a step has both. SQLite has
        -- no NaN: a missing value stands for it.
        CREATE TABLE metric (
            step INTEGER NOT NULL REFERENCES step, name TEXT NOT NULL, position INTEGER NOT NULL,
            value REAL, headline INTEGER NOT NULL,
            PRIMARY KEY (step, name, position)) WITHOUT ROWID;

        -- The executed step whose result stands for a key.
        CREATE TABLE cache_entry (
            key TEXT PRIMARY KEY, step INTEGER NOT NULL REFERENCES step) WITHOUT ROWID;

        -- What the key of an executed step was made of, so that the difference to another key can be told: a JSON array of kind, name and value.
        CREATE TABLE step_key (
            step INTEGER PRIMARY KEY REFERENCES step, parts TEXT NOT NULL);

        -- An attempt of a step that failed and was followed by another; the last one is in the step.
        CREATE TABLE attempt (
            step INTEGER NOT NULL REFERENCES step, fence INTEGER NOT NULL,
            started_at TEXT NOT NULL, seconds REAL NOT NULL, error TEXT NOT NULL,
            PRIMARY KEY (step, fence)) WITHOUT ROWID;

        -- The items of a collection, in order.
        CREATE TABLE collection_item (
            artifact INTEGER NOT NULL REFERENCES artifact, position INTEGER NOT NULL, item INTEGER NOT NULL REFERENCES artifact,
            PRIMARY KEY (artifact, position)) WITHOUT ROWID;

        -- What a fingerprint of code is made of: a line for each part with kind, digest and name, compressed by Brotli.
        CREATE TABLE code (
            digest TEXT PRIMARY KEY, parts BLOB NOT NULL) WITHOUT ROWID;

        -- The fingerprint of a component's code in a build of the program; obstacle says why it does not stand for the code.
        CREATE TABLE component_code (
            build TEXT NOT NULL, component TEXT NOT NULL, digest TEXT NOT NULL, obstacle TEXT, deterministic INTEGER NOT NULL,
            PRIMARY KEY (build, component)) WITHOUT ROWID;

        -- The digest of a file from outside, by its full path. stamp has its length and times when it was read.
        CREATE TABLE source_file (
            path TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;

        """ + HousekeepingSchema.Create + OriginSchema.Create;
}
