using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds results that may be reused, and what was executed before.</summary>
internal sealed class CacheQueries(IReadConnection database) : ICacheQueries
{
    // Of many steps it takes as long as writing down that they begin, so the run begins meanwhile.
    public Task<ReuseIndex> IndexOfAsync(string pipeline) =>
        ReuseRows.LastRun(database, pipeline) is long run ? Task.Run(() => ReuseRows.Read(database, run)) : Task.FromResult(ReuseIndex.None);

    public CacheHit? Find(string key) => database.Number("SELECT step FROM cache_entry WHERE key = $p0", key) == 0 ? null : Read(
        "SELECT s.step, r.run_id, s.key FROM cache_entry c JOIN step s ON s.step = c.step JOIN run r ON r.number = s.run WHERE c.key = $p0", key);

    public CacheHit? Latest(string pipeline, string step) => Read(
        $"""
        SELECT {Rows.Done}, r.run_id, coalesce(s.key, '') FROM step s JOIN run r ON r.number = s.run
        WHERE s.pipeline = $p0 AND s.name = $p1 AND s.state IN ('Executed', 'Reused') ORDER BY s.step DESC LIMIT 1
        """,
        pipeline, step);

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

    public DateTimeOffset MadeAt(CacheHit hit) => database.Query(
        "SELECT started_at, seconds FROM step WHERE step = $p0",
        static row => row.Time(0) + (row.SpanOrNull(1) ?? TimeSpan.Zero),
        hit.Step).FirstOrDefault(DateTimeOffset.MinValue);

    public ImmutableArray<KeyPart> Parts(CacheHit hit) =>
        database.Query("SELECT parts FROM step_key WHERE step = $p0", static row => row.GetString(0), hit.Step) is [string parts] ? Parts(parts) : [];

    public IEnumerable<ImmutableArray<KeyPart>> ReusableParts(string component) => database.Query(
        "SELECT k.parts FROM cache_entry c JOIN step s ON s.step = c.step JOIN step_key k ON k.step = c.step WHERE s.component = $p0",
        static row => row.GetString(0),
        component).Select(Parts);

    public IEnumerable<RegisteredInput> Registered(IEnumerable<ArtifactType> registrations, string wanted) => registrations.SelectMany(type => database.Query(
        $"""
        SELECT s.step, r.run_id, {Rows.ArtifactColumns}, {Rows.ArtifactColumns.Replace("a.", "b.", StringComparison.Ordinal)}
        FROM artifact a INDEXED BY artifact_by_kind CROSS JOIN step_output o ON o.artifact = a.artifact CROSS JOIN step s ON s.step = o.step
            CROSS JOIN run r ON r.number = s.run CROSS JOIN step_input i ON i.step = s.step CROSS JOIN artifact b ON b.artifact = i.artifact
        WHERE a.kind = $p0 AND a.type = $p1 AND b.type = $p2 AND s.state = 'Executed'
        """,
        static row => (Step: row.GetInt64(0), Registered: new RegisteredInput(row.Artifact(2), row.Artifact(2 + Rows.ArtifactWidth), row.GetString(1))),
        type.Kind, type.Type.ToString(), wanted)).OrderByDescending(static each => each.Step).Select(static each => each.Registered);

    public bool HasHistory(string pipeline) => database.Number("SELECT EXISTS (SELECT 1 FROM run WHERE pipeline = $p0)", pipeline) != 0;

    public string? LastSkip(string pipeline, string step) =>
        database.Query(
            "SELECT state, reason FROM step WHERE pipeline = $p0 AND name = $p1 AND (fence > 0 OR state = 'Reused') ORDER BY step DESC LIMIT 1",
            static row => (State: row.Member<StepState>(0), Reason: row.GetString(1)),
            pipeline, step) is [(StepState.Skipped, string reason)] ? reason : null;

    public bool WasStarted(string pipeline, string step) =>
        database.Number("SELECT EXISTS (SELECT 1 FROM step WHERE pipeline = $p0 AND name = $p1 AND fence > 0)", pipeline, step) != 0;

    public TimeSpan? LastCost(string pipeline, string step) =>
        database.Query(
            "SELECT seconds FROM step WHERE pipeline = $p0 AND name = $p1 AND state = 'Executed' ORDER BY step DESC LIMIT 1",
            static row => row.SpanOrNull(0),
            pipeline, step) is [TimeSpan cost] ? cost : null;

    private static ImmutableArray<KeyPart> Parts(string text) =>
        [.. JsonRows.Read(text).Select(static part => new KeyPart(Enum.Parse<KeyPartKind>(part.First!), part.Second!, part.Third))];

    private CacheHit? Read(string sql, params ReadOnlySpan<SqlValue> values)
    {
        if (database.Query(sql, static row => (Step: row.GetInt64(0), Run: row.GetString(1), Key: row.GetString(2)), values) is not [var found])
            return null;
        var details = StepDetails.Of(database, found.Step);
        return new CacheHit(
            found.Step, found.Run, found.Key, [.. details.Outputs()[found.Step]], [.. details.Metrics()[found.Step]], [.. details.Series()[found.Step]]);
    }
}
