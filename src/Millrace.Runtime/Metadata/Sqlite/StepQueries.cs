using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Reads the steps of runs.</summary>
internal sealed class StepQueries(IReadConnection database, string root) : IStepQueries
{
    public ImmutableArray<StepRecord> OfRun(string runId)
    {
        ILookup<long, (string Name, StepState State)> items = database.Query(
            """
            SELECT s.parent, s.name, s.state FROM step s JOIN run r ON r.number = s.run WHERE r.run_id = $p0 AND s.parent IS NOT NULL
            """,
            static row => (Parent: row.GetInt64(0), Step: (row.GetString(1), row.Member<StepState>(2))),
            runId).ToLookup(static each => each.Parent, static each => each.Step);
        return Steps("s.parent IS NULL", items, runId);
    }

    public ImmutableArray<StepRecord> OfItems(string runId, string prefix)
    {
        ILookup<long, (string, StepState)> none = Enumerable.Empty<(string, StepState)>().ToLookup(static _ => 0L);
        return
        [
            .. Steps("s.parent IS NOT NULL AND substr(s.name, 1, length($p1)) = $p1", none, runId, prefix)
                .OrderBy(static step => step.Name, ItemOrder.Instance),
        ];
    }

    public ImmutableArray<ItemBrief> ItemsInBrief(string runId) =>
    [
        .. database.Query(
            """
            SELECT s.name, s.state, coalesce((
                SELECT group_concat(digest, ',') FROM (
                    SELECT a.digest FROM step_output o CROSS JOIN artifact a ON a.artifact = o.artifact
                    WHERE o.step = coalesce(s.source, s.step) ORDER BY o.position)), '')
            FROM run r JOIN step s ON s.run = r.number WHERE r.run_id = $p0 AND s.parent IS NOT NULL ORDER BY s.position
            """,
            static row => new ItemBrief(row.GetString(0), row.Member<StepState>(1), row.GetString(2)),
            runId),
    ];

    private ImmutableArray<StepRecord> Steps(string condition, ILookup<long, (string Name, StepState State)> items, params ReadOnlySpan<SqlValue> values)
    {
        List<(long Id, long Source, StepRecord Step)> steps = database.Query(
            $"""
            SELECT s.step, s.name, s.component, s.state, s.fence, s.reason, s.key, s.started_at, s.seconds, s.error, s.log, source_run.run_id,
                   s.cause, s.parameters, s.source
            FROM step s JOIN run r ON r.number = s.run
                LEFT JOIN step source ON source.step = s.source LEFT JOIN run source_run ON source_run.number = source.run
            WHERE r.run_id = $p0 AND {condition} ORDER BY s.position
            """,
            Read,
            values);
        ILookup<long, AttemptRecord> failed = FailedAttempts(condition, values);
        string shown = $"SELECT s.step FROM step s JOIN run r ON r.number = s.run WHERE r.run_id = $p0 AND {condition}";
        var details = new StepDetails(database, $"{shown} UNION {shown.Replace("s.step", "s.source", StringComparison.Ordinal)} AND s.source IS NOT NULL", values.ToArray());
        (ILookup<long, InputRecord> inputs, ILookup<long, OutputRecord> outputs) = (details.Inputs(), details.Outputs());
        (ILookup<long, Metric> metrics, ILookup<long, MetricSeries> series) = (details.Metrics(), details.Series());
        (ILookup<long, SourceRecord> sources, ILookup<long, string?> codes) = (details.Sources(), details.Codes());
        return
        [
            .. steps.Select(each => each.Step with
            {
                FailedAttempts = [.. failed[each.Id]],
                Items = ItemCounts.Of(each.Step.Name, items[each.Id]),
                Inputs = Own(inputs, each.Id, each.Source),
                Outputs = [.. outputs[each.Source]],
                Code = codes[each.Source].FirstOrDefault(),
                Sources = Own(sources, each.Id, each.Source),
                Metrics = [.. metrics[each.Source].Select(metric => metric with { Step = each.Step.Name })],
                Series = [.. series[each.Source]],
            }),
        ];
    }

    /// <summary>What a step has of its own, or else what the step has that stands for it.</summary>
    private static ImmutableArray<T> Own<T>(ILookup<long, T> all, long step, long source) => [.. all.Contains(step) ? all[step] : all[source]];

    private ILookup<long, AttemptRecord> FailedAttempts(string condition, ReadOnlySpan<SqlValue> values) => database.Query(
        $"""
        SELECT a.step, a.fence, a.started_at, a.seconds, a.error, r.run_id, s.name
        FROM run r JOIN step s ON s.run = r.number JOIN attempt a ON a.step = s.step WHERE r.run_id = $p0 AND {condition} ORDER BY a.fence
        """,
        row => (Step: row.GetInt64(0), Attempt: Attempt(row)),
        values).ToLookup(static each => each.Step, static each => each.Attempt);

    private AttemptRecord Attempt(SqlRow row)
    {
        int number = row.GetInt32(1);
        string log = System.IO.Path.GetFullPath(StepLog.RelativePath(row.GetString(5), StepLog.FileName(row.GetString(6), number))!, root);
        return new AttemptRecord(number, row.Time(2), row.SpanOrNull(3)!.Value, row.GetString(4), File.Exists(log) ? log : null);
    }

    private (long Id, long Source, StepRecord Step) Read(SqlRow row) =>
        (row.GetInt64(0), row.IsNull(14) ? row.GetInt64(0) : row.GetInt64(14), new StepRecord
    {
        Name = row.GetString(1),
        Component = row.GetString(2),
        State = row.Member<StepState>(3),
        Attempt = row.GetInt32(4),
        Reason = row.GetString(5),
        Key = row.TextOrNull(6),
        StartedAt = row.TimeOrNull(7),
        Duration = row.SpanOrNull(8),
        Error = row.TextOrNull(9),
        LogPath = row.TextOrNull(10) is string log ? System.IO.Path.GetFullPath(log, root) : null,
        ReusedFrom = row.TextOrNull(11),
        Cause = row.Member<StepCause>(12),
        Parameters =
        [
            .. JsonRows.Read(row.GetString(13)).Select(static each => RecordedText.Read(each.First!, each.Second, Enum.Parse<ParameterOrigin>(each.Third!))),
        ],
    });
}
