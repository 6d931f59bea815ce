namespace Millrace.Runtime;

/// <summary>The tables about runs as a whole: how they were asked for, and whether they are to be kept.</summary>
internal static class HousekeepingSchema
{
    /// <summary>Creates the tables.</summary>
    public const string Create = """
        -- How a run was asked for, so that it can be resumed. fresh: names of steps, a line each. resumes is the identity of the run that this one goes
        -- on with, which may be gone. parallel is how many cores its steps were to share; NULL stands for all.
        -- keep_sources tells whether files from outside were copied into the store.
        -- build is the code of the program that ran it as a whole (component_code.build).
        CREATE TABLE run_option (
            run INTEGER PRIMARY KEY REFERENCES run,
            from_step TEXT, to_step TEXT, fresh TEXT NOT NULL, keep_going INTEGER NOT NULL, resumes TEXT, parallel INTEGER, build TEXT,
            keep_sources INTEGER NOT NULL DEFAULT 0);

        -- Runs that somebody wants to keep.
        CREATE TABLE run_pin (
            run INTEGER PRIMARY KEY REFERENCES run);

        -- Until when a run that goes on counts as alive (RunLease), and the machine that runs it. It goes when the run ends or is taken for dead.
        CREATE TABLE run_lease (
            run INTEGER PRIMARY KEY REFERENCES run, host TEXT NOT NULL, renewed_at TEXT NOT NULL, valid_until TEXT NOT NULL);

        -- Runs that somebody deleted, and that are there only for results which stand for steps of others.
        CREATE TABLE run_deleted (
            run INTEGER PRIMARY KEY REFERENCES run);

        """;
}
