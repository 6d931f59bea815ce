namespace Millrace.Runtime;

/// <summary>
/// Removes runs from the metadata. Of a run that is not kept for itself, but whose results stand for steps of kept ones, these results stay, and the
/// run with them; its other steps lose theirs. While runs go on, every result that one of them might reuse stays in this way.
/// </summary>
/// <param name="database">A connection of its own: what is switched off there is off for nobody else.</param>
internal sealed class MetadataCollector(Database database) : IMetadataCollector
{
    private const string Gone = "SELECT step FROM step WHERE run IN (SELECT run FROM gone_run)";
    private const string Emptied = """
        SELECT step FROM step
        WHERE run IN (SELECT run FROM gone_run) OR (run IN (SELECT run FROM lending_run) AND step NOT IN (SELECT step FROM lent_step))
        """;

    // Of a run that somebody deleted nothing stays but what stands for steps of others.
    private const string Cleared = $"""
        {Gone} UNION ALL SELECT step FROM step WHERE run IN ({RunDeletions.Deleted}) AND step NOT IN (SELECT step FROM lent_step)
        """;
    private const string Unneeded = $"(run IN (SELECT run FROM gone_run) OR run IN ({RunDeletions.Deleted}))";

    /// <summary>The artifacts that results and inputs show, with the items of collections.</summary>
    private const string Shown = """
        WITH RECURSIVE shown(artifact) AS (
            SELECT artifact FROM step_output UNION SELECT artifact FROM step_input
            UNION SELECT i.item FROM shown JOIN collection_item i ON i.artifact = shown.artifact)
        SELECT artifact FROM shown
        """;

    /// <summary>The runs that others go on with, which have not ended.</summary>
    private const string Resumed = """
        WITH RECURSIVE resumed (run) AS (
            SELECT b.number FROM run r JOIN run_option o ON o.run = r.number JOIN run b ON b.run_id = o.resumes WHERE r.status = 'Running'
            UNION SELECT b.number FROM resumed JOIN run_option o ON o.run = resumed.run JOIN run b ON b.run_id = o.resumes)
        SELECT run FROM resumed
        """;

    /// <summary>The code that keys speak of.</summary>
    private const string Keyed = """
        SELECT json_extract(p.value, '$[2]') FROM step_key k, json_each(k.parts) p
        WHERE json_extract(p.value, '$[0]') = 'Code' AND json_extract(p.value, '$[2]') IS NOT NULL
        """;

    private static readonly string[] s_marks = ["kept_run", "lent_step", "lending_run", "gone_run"];

    // The order is that of references. These are not checked one by one: for each row that would look through whole tables.
    private static readonly string[] s_steps =
    [
        $"DELETE FROM cache_entry WHERE step IN ({Emptied})",
        $"DELETE FROM step_output WHERE step IN ({Emptied})",
        $"DELETE FROM step_input WHERE step IN ({Emptied})",
        $"DELETE FROM metric WHERE step IN ({Cleared})",
        $"DELETE FROM attempt WHERE step IN ({Cleared})",
        $"DELETE FROM step_source WHERE step IN ({Cleared})",
        $"DELETE FROM step_key WHERE step IN ({Cleared})",
        $"UPDATE step SET source = NULL WHERE run IN (SELECT run FROM lending_run) AND source IN ({Gone})",
        "DELETE FROM step WHERE run IN (SELECT run FROM gone_run)",
        $"UPDATE step SET source = NULL, parameters = '[]', error = NULL, log = NULL, reason = '' WHERE step IN ({Cleared})",
        $"DELETE FROM run_parameter WHERE {Unneeded}",
        $"DELETE FROM run_option WHERE {Unneeded} AND run NOT IN ({Resumed})",
        $"DELETE FROM run_origin WHERE {Unneeded}",
        "DELETE FROM run_lease WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_pin WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_tag WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_note WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM package_set WHERE digest NOT IN (SELECT packages FROM run_origin WHERE packages IS NOT NULL)",
        // The highest version stays, so that none is given twice.
        """
        DELETE FROM plan WHERE digest NOT IN (SELECT plan FROM run_origin)
            AND version < (SELECT max(p.version) FROM plan p WHERE p.pipeline = plan.pipeline)
        """,
        "DELETE FROM source WHERE source NOT IN (SELECT source FROM step_source)",
        "DELETE FROM kept_source WHERE digest NOT IN (SELECT digest FROM source)",
        "DELETE FROM run_deleted WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run WHERE number IN (SELECT run FROM gone_run)",
        $"DELETE FROM artifact WHERE artifact NOT IN ({Shown})",
        "DELETE FROM collection_item WHERE artifact NOT IN (SELECT artifact FROM artifact)",
        "DELETE FROM artifact_schema WHERE schema NOT IN (SELECT schema FROM artifact WHERE schema IS NOT NULL)",
    ];

    public IRunDeletions Deletions { get; } = new RunDeletions(database);

    public HashSet<string> RunIds() => [.. database.Query("SELECT run_id FROM run", static row => row.GetString(0))];

    public List<RunToKeep> Runs() => database.Query(
        $"""
        SELECT r.number, r.pipeline, r.status, r.started_at, EXISTS (SELECT 1 FROM run_pin p WHERE p.run = r.number)
        FROM run r WHERE r.number NOT IN ({RunDeletions.Deleted}) ORDER BY r.number DESC
        """,
        static row => new RunToKeep(row.GetInt64(0), row.GetString(1), row.Member<RunStatus>(2), row.Time(3), row.GetInt64(4) != 0));

    public List<long> Tagged(TagCondition tag) => database.Query(
        "SELECT run FROM run_tag WHERE name = $p0 AND ($p1 IS NULL OR value = $p1)", static row => row.GetInt64(0), tag.Name, tag.Value);

    public List<RunEffect> Effects(string type) => database.Query(
        // Of collections those alone that have such items: the texts of types contain those of their items.
        $"""
        WITH RECURSIVE made (step, place, artifact) AS (
            SELECT o.step, o.position, o.artifact FROM artifact a JOIN step_output o ON o.artifact = a.artifact WHERE instr(a.type, $p0) > 0
            UNION ALL SELECT m.step, m.place || '/' || i.position, i.item FROM made m JOIN collection_item i ON i.artifact = m.artifact),
        shown (step, place, artifact) AS (
            SELECT s.step, m.place, m.artifact FROM made m JOIN step s ON s.step = m.step WHERE s.source IS NULL
            UNION ALL SELECT s.step, m.place, m.artifact FROM made m JOIN step s ON s.source = m.step)
        SELECT s.run, r.run_id, s.pipeline || char(10) || s.name || char(10) || s.component || char(10) || m.place || char(10) || s.parameters,
            {Rows.ArtifactColumns}
        FROM shown m JOIN artifact a ON a.artifact = m.artifact JOIN step s ON s.step = m.step JOIN run r ON r.number = s.run
        WHERE a.type = $p0 AND s.run NOT IN ({RunDeletions.Deleted})
        """,
        static row => new RunEffect(row.GetInt64(0), row.GetString(1), row.GetString(2), row.Artifact(3)),
        type);

    public bool HasRunning() => database.Number("SELECT EXISTS (SELECT 1 FROM run WHERE status = $p0)", nameof(RunStatus.Running)) != 0;

    public string[] TakeNeedless(IReadOnlyCollection<string> digests, Func<string, string?> take) =>
        database.Transaction(() => digests.Where(digest => !IsNeeded(digest)).Select(take).OfType<string>().ToArray());

    public void Dispose() => database.Dispose();

    private bool IsNeeded(string digest) => database.Number(
        "SELECT EXISTS (SELECT 1 FROM artifact WHERE digest = $p0 UNION ALL SELECT 1 FROM kept_source WHERE object = $p0)", digest) != 0;

    public MetadataCollection Collect(Func<IEnumerable<long>> findKept, Func<bool> isInUse, bool isDryRun) =>
        TryCollect(findKept, isInUse, isDryRun) ?? TryCollect(findKept, static () => true, isDryRun)!;

    /// <summary>Removes the runs; null, and nothing is removed, where somebody began to use the store meanwhile.</summary>
    private MetadataCollection? TryCollect(Func<IEnumerable<long>> findKept, Func<bool> isInUse, bool isDryRun)
    {
        // For good: the connection is the collector's own.
        database.Execute("PRAGMA foreign_keys = OFF");
        return database.Transaction(() =>
        {
            bool wasInUse = isInUse();
            Mark(findKept(), wasInUse);
            HashSet<string> gone = RunIds("gone_run"), lending = RunIds("lending_run"), freed = Digests();
            List<(string RunId, string Step)> logs = Logs();
            (long Count, long Bytes) before = Values();
            foreach (string statement in s_steps)
                database.Execute(statement);
            if (!wasInUse)
                ForgetCode();
            (long Count, long Bytes) after = Values();
            HashSet<string> needed = Digests();
            freed.ExceptWith(needed);
            foreach (string table in s_marks)
                database.Execute($"DROP TABLE {table}");
            bool isLate = !wasInUse && isInUse();
            if (isDryRun || isLate)
            {
                database.Execute("ROLLBACK");
                database.Execute("BEGIN");
            }

            return isLate ? null
                : new MetadataCollection(gone, lending, needed, freed, (int)(before.Count - after.Count), before.Bytes - after.Bytes, wasInUse) { Logs = logs };
        });
    }

    /// <summary>The steps that are cleared of runs that stay, where they have logs.</summary>
    private List<(string RunId, string Step)> Logs() => database.Query(
        $"""
        SELECT r.run_id, s.name FROM run r CROSS JOIN step s ON s.run = r.number
        WHERE r.number IN ({RunDeletions.Deleted}) AND r.number NOT IN (SELECT run FROM gone_run) AND s.step NOT IN (SELECT step FROM lent_step)
            AND (s.log IS NOT NULL OR EXISTS (SELECT 1 FROM attempt a WHERE a.step = s.step))
        """,
        static row => (row.GetString(0), row.GetString(1)));

    private HashSet<string> RunIds(string marks) =>
        [.. database.Query($"SELECT run_id FROM run WHERE number IN (SELECT run FROM {marks})", static row => row.GetString(0))];

    private HashSet<string> Digests() => [.. database.Query("SELECT digest FROM artifact UNION SELECT object FROM kept_source", static row => row.GetString(0))];

    /// <summary>Removes the code that no key speaks of any more, and what was read of other builds where this one has the same component.</summary>
    private void ForgetCode()
    {
        database.Execute(
            $"""
            DELETE FROM component_code
            WHERE build <> $p0 AND (digest NOT IN ({Keyed}) OR component IN (SELECT component FROM component_code WHERE build = $p0))
            """,
            CodeIdentity.Current);
        database.Execute($"DELETE FROM code WHERE digest NOT IN (SELECT digest FROM component_code UNION {Keyed})");
    }

    /// <summary>The values that are kept in the metadata itself.</summary>
    private (long Count, long Bytes) Values() =>
        database.Query(
            "SELECT count(*), coalesce(sum(bytes), 0) FROM artifact WHERE content IS NOT NULL", static row => (row.GetInt64(0), row.GetInt64(1))).Single();

    private void Mark(IEnumerable<long> kept, bool isInUse)
    {
        database.Execute("CREATE TEMP TABLE kept_run (run INTEGER PRIMARY KEY)");
        foreach (long run in kept.Distinct())
            database.Execute("INSERT INTO kept_run (run) VALUES ($p0)", run);
        // A run that goes on may have found a result before another one took its place in the cache, and keeps what was done in those that it resumes.
        string reusable = isInUse
            ? $"""
              UNION SELECT s.step FROM step s JOIN cache_entry c ON c.key = s.key WHERE s.state = 'Executed'
              UNION SELECT step FROM step WHERE state = 'Executed' AND run IN ({Resumed})
              """
            : "AND key IN (SELECT key FROM step WHERE run IN (SELECT run FROM kept_run))";
        database.Execute($"""
            CREATE TEMP TABLE lent_step AS
                SELECT source AS step FROM step WHERE source IS NOT NULL AND run IN (SELECT run FROM kept_run)
                UNION SELECT step FROM cache_entry WHERE true {reusable}
            """);
        database.Execute("""
            CREATE TEMP TABLE lending_run AS
                SELECT DISTINCT run FROM step WHERE step IN (SELECT step FROM lent_step) AND run NOT IN (SELECT run FROM kept_run)
            """);
        database.Execute("""
            CREATE TEMP TABLE gone_run AS
                SELECT number AS run FROM run WHERE number NOT IN (SELECT run FROM kept_run) AND number NOT IN (SELECT run FROM lending_run)
            """);
    }
}
