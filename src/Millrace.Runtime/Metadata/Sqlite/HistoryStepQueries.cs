using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Reads all steps of one run with one query for each kind of thing that belongs to steps.</summary>
/// <param name="database">The metadata.</param>
/// <param name="run">The run's number.</param>
internal sealed class HistoryStepQueries(IReadConnection database, long run)
{
    public ImmutableArray<HistoryStep> Read()
    {
        ILookup<long, HistoryInput> inputs = Result(
            $"""
            SELECT s.step, i.name, i.item, i.artifact FROM step s JOIN step_input i ON i.step = {Holder("step_input")}
            WHERE s.run = $p0 ORDER BY s.step, i.position, i.item
            """,
            static row => new HistoryInput(row.GetKnown(1), row.GetInt32(2), row.GetInt64(3)));
        ILookup<long, HistoryFile> files = Result(
            $"""
            SELECT s.step, f.source, i.parameter, f.path, f.digest, f.bytes
            FROM step s JOIN step_source i ON i.step = {Holder("step_source")} JOIN source f ON f.source = i.source
            WHERE s.run = $p0 ORDER BY s.step, i.position
            """,
            static row => new HistoryFile(row.GetInt64(1), row.GetKnown(2), row.GetString(3), row.GetString(4), row.GetInt64(5)));
        ILookup<long, HistoryOutput> outputs = Result(
            $"""
            SELECT s.step, o.name, o.artifact FROM step s JOIN step_output o ON o.step = {Rows.Done}
            WHERE s.run = $p0 ORDER BY s.step, o.position
            """,
            static row => new HistoryOutput(row.GetKnown(1), row.GetInt64(2)));
        ILookup<long, (string Name, SeriesPoint Point, bool IsHeadline)> numbers = Result(
            $"""
            SELECT s.step, m.name, m.position, m.value, m.headline FROM step s JOIN metric m ON m.step = {Rows.Done}
            WHERE s.run = $p0 ORDER BY s.step, m.name, m.position
            """,
            static row => (row.GetKnown(1), new SeriesPoint(row.GetInt64(2), row.NumberOrNaN(3)), row.GetInt64(4) != 0));
        return
        [
            .. Steps().Select(step => step with
            {
                Inputs = [.. inputs[step.Number]],
                Files = [.. files[step.Number]],
                Outputs = [.. outputs[step.Number]],
                Metrics =
                [
                    .. numbers[step.Number].Where(static each => each.Point.Position == 0)
                        .Select(each => new Metric(step.Name, each.Name, each.Point.Value, each.IsHeadline)),
                ],
                Series =
                [
                    .. numbers[step.Number].Where(static each => each.Point.Position > 0)
                        .GroupBy(static each => each.Name, static each => each.Point, StringComparer.Ordinal)
                        .Select(static series => new MetricSeries(series.Key, [.. series])),
                ],
            }),
        ];
    }

    private List<HistoryStep> Steps() => database.Query(
        """
        SELECT s.step, s.parent, s.name, s.component, s.state, s.cause, s.fence, s.reason, s.key, s.started_at, s.seconds, s.error, s.parameters,
               (SELECT r.run_id FROM step m JOIN run r ON r.number = m.run WHERE m.step = s.source)
        FROM step s WHERE s.run = $p0 ORDER BY s.step
        """,
        static row => new HistoryStep
        {
            Number = row.GetInt64(0),
            Parent = row.IsNull(1) ? null : row.GetInt64(1),
            Name = row.GetString(2),
            Component = row.GetKnown(3),
            State = row.Member<StepState>(4),
            Cause = row.Member<StepCause>(5),
            Attempt = row.GetInt32(6),
            Reason = row.GetString(7),
            Key = row.TextOrNull(8),
            StartedAt = row.TimeOrNull(9),
            Duration = row.SpanOrNull(10),
            Error = row.TextOrNull(11),
            Parameters =
            [
                .. JsonRows.Read(row.GetString(12))
                    .Select(static each => RecordedText.Read(each.First!, each.Second, Enum.Parse<ParameterOrigin>(each.Third!))),
            ],
            ReusedFrom = row.TextOrNull(13),
        },
        run);

    /// <summary>The step whose rows of a table are those of step s: itself, or where it has none, the one whose result stands for it.</summary>
    private static string Holder(string table) =>
        $"CASE WHEN s.source IS NULL OR EXISTS (SELECT 1 FROM {table} o WHERE o.step = s.step) THEN s.step ELSE s.source END";

    private ILookup<long, T> Result<T>(string sql, Func<SqlRow, T> read) =>
        database.Query(sql, row => (Step: row.GetInt64(0), Read: read(row)), run).ToLookup(static each => each.Step, static each => each.Read);
}
