using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds results that may be reused, and what was executed before.</summary>
internal sealed class CacheQueries(Database database)
{
    private readonly StepQueries _steps = new(database, "");

    /// <summary>What the last run of a pipeline stands for.</summary>
    public ReuseIndex IndexOf(string pipeline) => ReuseIndex.Read(database, pipeline);

    /// <summary>The result that stands for a key; null where there is none.</summary>
    public CacheHit? Find(string key) => database.Number("SELECT step FROM cache_entry WHERE key = $p0", key) == 0 ? null : Read(
        "SELECT s.step, r.run_id, s.key FROM cache_entry c JOIN step s ON s.step = c.step JOIN run r ON r.number = s.run WHERE c.key = $p0", key);

    /// <summary>The latest committed result of a step of a pipeline, be it executed or reused; null where there is none. That of a map has no key.</summary>
    public CacheHit? Latest(string pipeline, string step) => Read(
        """
        SELECT coalesce(s.source, s.step), r.run_id, coalesce(s.key, '') FROM step s JOIN run r ON r.number = s.run
        WHERE s.pipeline = $p0 AND s.name = $p1 AND s.state IN ('Executed', 'Reused') ORDER BY s.step DESC LIMIT 1
        """,
        pipeline, step);

    /// <summary>The result that a step had under a key in a run, or in one that this run went on with, whether it may be reused or not.</summary>
    /// <param name="runId">The run that is resumed.</param>
    /// <param name="step">The step's name.</param>
    /// <param name="key">Its key.</param>
    /// <param name="build">The program's code as a whole, where the key does not tell all of it; null for any.</param>
    public CacheHit? Committed(string runId, string step, string key, string? build) => Read(
        """
        WITH RECURSIVE resumed (run_id) AS (
            SELECT $p0
            UNION SELECT o.resumes FROM resumed JOIN run r ON r.run_id = resumed.run_id JOIN run_option o ON o.run = r.number WHERE o.resumes IS NOT NULL)
        SELECT s.step, r.run_id, s.key FROM run r JOIN run_option b ON b.run = r.number JOIN step s ON s.pipeline = r.pipeline AND s.run = r.number
        WHERE r.run_id IN (SELECT run_id FROM resumed) AND s.name = $p1 AND s.key = $p2 AND s.state = 'Executed' AND ($p3 IS NULL OR b.build = $p3)
        ORDER BY s.step DESC LIMIT 1
        """,
        runId, step, key, build);

    /// <summary>When an executed step had ended.</summary>
    public DateTimeOffset MadeAt(CacheHit hit) => database.Query(
        "SELECT started_at, seconds FROM step WHERE step = $p0",
        static row => row.Time(0) + (row.SpanOrNull(1) ?? TimeSpan.Zero),
        hit.Step).FirstOrDefault(DateTimeOffset.MinValue);

    /// <summary>The parts of an executed step's key.</summary>
    public ImmutableArray<KeyPart> Parts(CacheHit hit) =>
        database.Query("SELECT parts FROM step_key WHERE step = $p0", static row => row.GetString(0), hit.Step) is [string parts] ? Parts(parts) : [];

    /// <summary>The parts of the keys under which the cache has results of a component.</summary>
    public IEnumerable<ImmutableArray<KeyPart>> ReusableParts(string component) => database.Query(
        "SELECT k.parts FROM cache_entry c JOIN step s ON s.step = c.step JOIN step_key k ON k.step = c.step WHERE s.component = $p0",
        static row => row.GetString(0),
        component).Select(Parts);

    /// <summary>Registrations and what was registered, the newest first.</summary>
    /// <param name="registrations">The types of registrations.</param>
    /// <param name="wanted">The type of what was registered.</param>
    public IEnumerable<RegisteredInput> Registered(ImmutableArray<string> registrations, string wanted) => registrations.SelectMany(type => database.Query(
        $"""
        SELECT s.step, r.run_id, {Rows.ArtifactColumns}, {Rows.ArtifactColumns.Replace("a.", "b.", StringComparison.Ordinal)}
        FROM artifact a JOIN step_output o ON o.artifact = a.artifact JOIN step s ON s.step = o.step JOIN run r ON r.number = s.run
            JOIN step_input i ON i.step = s.step JOIN artifact b ON b.artifact = i.artifact
        WHERE a.type = $p0 AND b.type = $p1 AND s.state = 'Executed'
        """,
        static row => (Step: row.GetInt64(0), Registered: new RegisteredInput(row.Artifact(2), row.Artifact(10), row.GetString(1))),
        type, wanted)).OrderByDescending(static each => each.Step).Select(static each => each.Registered);

    /// <summary>Whether a pipeline was ever run.</summary>
    public bool HasHistory(string pipeline) => database.Number("SELECT EXISTS (SELECT 1 FROM run WHERE pipeline = $p0)", pipeline) != 0;

    /// <summary>Why a step of a pipeline skipped itself when it was last tried or reused; null where it did not.</summary>
    public string? LastSkip(string pipeline, string step) =>
        database.Query(
            "SELECT state, reason FROM step WHERE pipeline = $p0 AND name = $p1 AND (fence > 0 OR state = 'Reused') ORDER BY step DESC LIMIT 1",
            static row => (State: row.Member<StepState>(0), Reason: row.GetString(1)),
            pipeline, step) is [(StepState.Skipped, string reason)] ? reason : null;

    /// <summary>Whether a step of a pipeline was ever started.</summary>
    public bool WasStarted(string pipeline, string step) =>
        database.Number("SELECT EXISTS (SELECT 1 FROM step WHERE pipeline = $p0 AND name = $p1 AND fence > 0)", pipeline, step) != 0;

    /// <summary>How long a step of a pipeline took when it last ran to its end; null where it never did.</summary>
    public TimeSpan? LastCost(string pipeline, string step) =>
        database.Query(
            "SELECT seconds FROM step WHERE pipeline = $p0 AND name = $p1 AND state = 'Executed' ORDER BY step DESC LIMIT 1",
            static row => row.SpanOrNull(0),
            pipeline, step) is [TimeSpan cost] ? cost : null;

    private static ImmutableArray<KeyPart> Parts(string text) =>
        [.. JsonRows.Read(text).Select(static part => new KeyPart(Enum.Parse<KeyPartKind>(part.First!), part.Second!, part.Third))];

    private CacheHit? Read(string sql, params ReadOnlySpan<SqlValue> values) =>
        database.Query(sql, static row => (Step: row.GetInt64(0), Run: row.GetString(1), Key: row.GetString(2)), values) is [var found]
            ? new CacheHit(found.Step, found.Run, found.Key, _steps.Outputs(found.Step), _steps.Metrics(found.Step), _steps.Series(found.Step))
            : null;
}
