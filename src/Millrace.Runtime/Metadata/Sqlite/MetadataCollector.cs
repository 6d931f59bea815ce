namespace Millrace.Runtime;

/// <summary>
/// Removes runs from the metadata. Of a run that is not kept for itself, but whose results stand for steps of kept ones, these results stay, and the
/// run with them; its other steps lose theirs. While runs go on, every result that one of them might reuse stays in this way.
/// </summary>
internal sealed class MetadataCollector(Database database)
{
    private const string Gone = "SELECT step FROM step WHERE run IN (SELECT run FROM gone_run)";
    private const string Emptied = """
        SELECT step FROM step
        WHERE run IN (SELECT run FROM gone_run) OR (run IN (SELECT run FROM lending_run) AND step NOT IN (SELECT step FROM lent_step))
        """;

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
        $"DELETE FROM metric WHERE step IN ({Gone})",
        $"DELETE FROM attempt WHERE step IN ({Gone})",
        $"DELETE FROM step_source WHERE step IN ({Gone})",
        $"DELETE FROM step_key WHERE step IN ({Gone})",
        $"UPDATE step SET source = NULL WHERE run IN (SELECT run FROM lending_run) AND source IN ({Gone})",
        "DELETE FROM step WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_parameter WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_option WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_pin WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_deleted WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_tag WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_note WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM run_origin WHERE run IN (SELECT run FROM gone_run)",
        "DELETE FROM package_set WHERE digest NOT IN (SELECT packages FROM run_origin WHERE packages IS NOT NULL)",
        "DELETE FROM source WHERE source NOT IN (SELECT source FROM step_source)",
        "DELETE FROM kept_source WHERE digest NOT IN (SELECT digest FROM source)",
        "DELETE FROM run WHERE number IN (SELECT run FROM gone_run)",
        $"DELETE FROM artifact WHERE artifact NOT IN ({Shown})",
        "DELETE FROM collection_item WHERE artifact NOT IN (SELECT artifact FROM artifact)",
    ];

    /// <summary>Removes all runs but some, in one transaction.</summary>
    /// <param name="findKept">Finds the numbers of the runs that are kept for themselves; called when nobody else writes.</param>
    /// <param name="isInUse">Tells whether runs go on that may reuse any result.</param>
    /// <param name="isDryRun">Whether all is undone at the end.</param>
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
                : new MetadataCollection(gone, lending, needed, freed, (int)(before.Count - after.Count), before.Bytes - after.Bytes, wasInUse);
        });
    }

    private HashSet<string> RunIds(string marks) =>
        [.. database.Query($"SELECT run_id FROM run WHERE number IN (SELECT run FROM {marks})", static row => row.GetString(0))];

    /// <summary>The contents that artifacts and kept files have.</summary>
    private HashSet<string> Digests() =>
        [.. database.Query("SELECT digest FROM artifact UNION SELECT object FROM kept_source", static row => row.GetString(0))];

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
