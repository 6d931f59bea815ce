namespace Millrace.Runtime;

/// <summary>Decides which runs are kept for themselves.</summary>
internal sealed class RunKeeper(Database database, StoreRetention retention, DateTimeOffset now)
{
    private readonly record struct Row(long Number, string Pipeline, RunStatus Status, DateTimeOffset StartedAt, bool IsPinned, bool IsTagged);

    /// <summary>The numbers of the runs.</summary>
    public HashSet<long> Find()
    {
        HashSet<long> tagged = [.. retention.Tags.SelectMany(Tagged)];
        List<Row> runs = database.Query(
            $"""
            SELECT r.number, r.pipeline, r.status, r.started_at, EXISTS (SELECT 1 FROM run_pin p WHERE p.run = r.number)
            FROM run r WHERE r.number NOT IN ({RunDeletions.Deleted}) ORDER BY r.number DESC
            """,
            row => new Row(row.GetInt64(0), row.GetString(1), row.Member<RunStatus>(2), row.Time(3), row.GetInt64(4) != 0, tagged.Contains(row.GetInt64(0))));
        // A run is not older than those before it, whatever a clock said that was set back.
        DateTimeOffset latest = DateTimeOffset.MinValue;
        for (int i = runs.Count - 1; i >= 0; i--)
        {
            latest = runs[i].StartedAt > latest ? runs[i].StartedAt : latest;
            runs[i] = runs[i] with { StartedAt = latest };
        }

        return [.. runs.GroupBy(static run => run.Pipeline, StringComparer.Ordinal).SelectMany(Kept).Select(static run => run.Number)];
    }

    private List<long> Tagged(TagCondition tag) => database.Query(
        "SELECT run FROM run_tag WHERE name = $p0 AND ($p1 IS NULL OR value = $p1)", static row => row.GetInt64(0), tag.Name, tag.Value);

    private IEnumerable<Row> Kept(IEnumerable<Row> newestFirst)
    {
        int count = 0;
        bool hasSuccess = false;
        foreach (Row run in newestFirst)
        {
            bool isLastSuccess = run.Status == RunStatus.Succeeded && !hasSuccess;
            hasSuccess |= isLastSuccess;
            if (++count <= (retention.Runs ?? 0) || run.IsPinned || run.IsTagged || isLastSuccess || run.Status == RunStatus.Running
                || (retention.Age is TimeSpan age && now - run.StartedAt <= age))
                yield return run;
        }
    }
}
