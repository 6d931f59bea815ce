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
        return
        [
            .. steps.Select(each => each.Step with
            {
                FailedAttempts = [.. failed[each.Id]],
                Items = ItemCounts.Of(each.Step.Name, items[each.Id]),
                Inputs = Inputs(each.Id) is { IsEmpty: false } own ? own : Inputs(each.Source),
                Outputs = Outputs(each.Source),
                Metrics = [.. Metrics(each.Source).Select(metric => metric with { Step = each.Step.Name })],
                Series = Series(each.Source),
            }),
        ];
    }

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

    public ImmutableArray<OutputRecord> Outputs(long step) =>
    [
        .. database.Query(
            $"SELECT o.name, {Rows.ArtifactColumns} FROM step_output o JOIN artifact a ON a.artifact = o.artifact WHERE o.step = $p0 ORDER BY o.position",
            static row => new OutputRecord(row.GetString(0), row.Artifact(1)),
            step),
    ];

    public ImmutableArray<Metric> Metrics(long step) =>
    [
        .. database.Query(
            "SELECT s.name, m.name, m.value, m.headline FROM metric m JOIN step s ON s.step = m.step WHERE m.step = $p0 AND m.position = 0 ORDER BY m.name",
            static row => row.Metric(0),
            step),
    ];

    public ImmutableArray<MetricSeries> Series(long step) =>
    [
        .. database.Query(
            "SELECT name, position, value FROM metric WHERE step = $p0 AND position > 0 ORDER BY name, position",
            static row => (Name: row.GetString(0), Point: new SeriesPoint(row.GetInt64(1), row.NumberOrNaN(2))),
            step)
            .GroupBy(static row => row.Name, static row => row.Point, StringComparer.Ordinal)
            .Select(static series => new MetricSeries(series.Key, [.. series])),
    ];

    private ImmutableArray<InputRecord> Inputs(long step) =>
    [
        .. database.Query(
            $"""
            SELECT i.name, i.item, i.from_step, i.from_output, i.view, {Rows.ArtifactColumns}
            FROM step_input i JOIN artifact a ON a.artifact = i.artifact WHERE i.step = $p0 ORDER BY i.position, i.item
            """,
            static row => new InputRecord(row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.Artifact(5)),
            step),
    ];

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
