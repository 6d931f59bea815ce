using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Writes down what becomes of steps. Each method is part of a transaction of a <see cref="CommitQueue"/>.</summary>
internal sealed class StepWriter(Database database, TimeProvider time, ArtifactIds artifacts) : IStepWriter
{
    private readonly List<StepStart> _held = [];
    private long _transaction;

    /// <summary>Takes back what was said of starts in the transaction that was undone.</summary>
    public void Undo()
    {
        if (_transaction == database.Transactions)
            _held.ForEach(static start => start.IsHeld = false);
        _held.Clear();
    }

    public long? Add(long run, long position, string pipeline, BoundStep step, long? parent) => database.Insert(
        """
        INSERT INTO step (run, position, pipeline, name, component, state, parameters, parent)
        SELECT $p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7 WHERE EXISTS (SELECT 1 FROM run WHERE number = $p0 AND status = 'Running')
        """,
        run, position, pipeline, step.Name, step.Component.Type.ToString(), nameof(StepState.Pending), JsonRows.Write(step.Parameters), parent);

    public bool Open(long step, ImmutableArray<StepInput> inputs)
    {
        if (database.Execute(
            "UPDATE step SET state = $p1, started_at = $p2 WHERE step = $p0 AND state = $p3",
            step, nameof(StepState.Running), Rows.Text(time.GetUtcNow()), nameof(StepState.Pending)) == 0)
        {
            return false;
        }

        InsertInputs(step, inputs);
        return true;
    }

    public bool Close(StepEnd end, ImmutableArray<OutputRecord> outputs)
    {
        // It has no attempts: one that has was not opened.
        if (!Update(end, 0))
            return false;
        for (int i = 0; i < outputs.Length; i++)
            InsertOutput(end.Step, i, outputs[i]);
        return true;
    }

    public bool Start(StepStart start)
    {
        start.IsHeld = false;
        if (start.IsEnding)
            return false;
        int held = database.Execute(
            "UPDATE step SET state = $p2, fence = $p1, reason = $p3, key = $p4, started_at = $p5 WHERE step = $p0 AND state = $p6",
            start.Step, StepStart.Fence, nameof(StepState.Running), start.Reason, start.Key.Digest, Rows.Text(start.StartedAt), nameof(StepState.Pending));
        if (held == 0)
            return false;
        InsertStart(start);
        Hold(start);
        return true;
    }

    public int? StartAgain(StepStart start, int failed, TimeSpan duration, string error)
    {
        if (!start.IsHeld)
            Start(start);
        int held = database.Execute(
            """
            INSERT INTO attempt (step, fence, started_at, seconds, error)
            SELECT step, fence, started_at, $p2, $p3 FROM step WHERE step = $p0 AND fence = $p1 AND state = $p4
            """,
            start.Step, failed, duration.TotalSeconds, error, nameof(StepState.Running));
        if (held == 0)
            return null;
        database.Execute("UPDATE step SET fence = $p1, started_at = $p2 WHERE step = $p0", start.Step, failed + 1, Rows.Text(time.GetUtcNow()));
        return failed + 1;
    }

    public bool Commit(StepCommit commit)
    {
        StepStart start = commit.Start;
        int held = database.Execute(
            """
            UPDATE step SET state = $p2, fence = $p1, reason = $p3, key = $p4, started_at = coalesce(started_at, $p5), seconds = $p6, log = $p7
            WHERE step = $p0 AND (($p10 AND fence = $p1 AND state = $p8) OR (fence = 0 AND state = $p9))
            """,
            start.Step, commit.Fence, nameof(StepState.Executed), start.Reason, start.Key.Digest, Rows.Text(start.StartedAt), commit.Duration.TotalSeconds, commit.Log,
            nameof(StepState.Running), nameof(StepState.Pending), start.IsHeld || commit.Fence > StepStart.Fence ? 1 : 0);
        if (held == 0)
            return false;
        if (!start.IsHeld)
            InsertStart(start);

        InsertResult(start.Step, commit.Outputs, commit.Metrics, commit.Series);
        if (commit.IsReusable && database.Execute("INSERT INTO cache_entry (key, step) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", start.Key.Digest, start.Step) == 0)
            database.Execute("UPDATE cache_entry SET step = $p1 WHERE key = $p0", start.Key.Digest, start.Step);
        return true;
    }

    public bool Reuse(
        long step, StepState state, StepCause cause, CacheHit source, StepKey? key, string reason, ImmutableArray<StepInput> inputs, ImmutableArray<StepSource> sources)
    {
        // Through a view, another artifact may look the same as the one that the result was made of; of what a skipped step would take now, nothing was made.
        bool hasInputs = state == StepState.Reused && inputs.Any(static input => input.Source.View is not null);
        bool hasSources = state == StepState.Reused && !sources.IsEmpty
            && !sources.Select(static each => each.File.Path).SequenceEqual(PathsOf(source.Step), StringComparer.Ordinal);
        if ((hasInputs || hasSources) && !IsPending(step))
            return false;
        if (hasInputs)
            InsertInputs(step, inputs);
        if (hasSources)
            InsertSources(step, sources);

        // Most steps have no rows of their own, and what does not differ need not be looked for.
        const string Change = "UPDATE step SET state = $p1, cause = $p2, source = $p3, key = $p4, reason = $p5, started_at = $p6, seconds = 0";
        const string Differs = """
            , differs = $p3 IS NOT NULL AND (
                EXISTS (SELECT 1 FROM step_source WHERE step = $p0)
                OR EXISTS (SELECT artifact FROM step_input WHERE step = $p0 EXCEPT SELECT artifact FROM step_input WHERE step = $p3))
            """;
        const string Which = " WHERE step = $p0 AND state = 'Pending'";
        const string Stands = " AND EXISTS (SELECT 1 FROM step WHERE step = $p3) AND (SELECT count(*) FROM step_output WHERE step = $p3) = $p7";
        string now = Rows.Text(time.GetUtcNow());
        if (database.Execute(
            hasInputs || hasSources ? Change + Differs + Which + Stands : Change + Which + Stands,
            step, state.ToString(), cause.ToString(), source.Step, key?.Digest, reason, now, source.Outputs.Length) > 0)
        {
            return true;
        }

        if (!IsPending(step))
            return false;

        // Somebody removed the source since it was found, and its results are the step's own now, with what they were made of where that is what it takes.
        if (key?.Digest == source.Key)
        {
            InsertInputs(step, inputs);
            InsertSources(step, sources);
        }

        InsertResult(step, source.Outputs, source.Metrics, source.Series);
        return database.Execute(Change + Which, step, state.ToString(), cause.ToString(), (string?)null, key?.Digest, reason, now) > 0;
    }

    public bool End(StepEnd end)
    {
        // Where another program's attempt holds the step under the same fence, this one was given nothing that it could end.
        if (end.Start is { IsHeld: false } start && !Start(start))
            return false;
        if (!Update(end, end.Fence))
            return false;
        InsertResult(end.Step, end.Outputs, end.Metrics, end.Series);
        return true;
    }

    private bool Update(StepEnd end, int? fence) => database.Execute(
        """
        UPDATE step SET state = $p1, cause = $p2, reason = $p3, seconds = $p4, error = $p5, log = $p6
        WHERE step = $p0 AND state IN ($p8, $p9) AND ($p7 IS NULL OR fence = $p7)
        """,
        end.Step,
        end.State.ToString(),
        end.Cause.ToString(),
        end.Reason,
        end.Duration?.TotalSeconds,
        end.Error,
        end.Log,
        fence,
        nameof(StepState.Pending),
        nameof(StepState.Running)) > 0;

    private bool IsPending(long step) =>
        database.Number("SELECT count(*) FROM step WHERE step = $p0 AND state = $p1", step, nameof(StepState.Pending)) > 0;

    private void Hold(StepStart start)
    {
        // What earlier transactions said stands.
        if (_transaction != database.Transactions)
            _held.Clear();
        _transaction = database.Transactions;
        _held.Add(start);
        start.IsHeld = true;
    }

    private void InsertStart(StepStart start)
    {
        // A small value that was found damaged is written anew, not taken for one that is known.
        if (start.Rejected is not null)
            artifacts.Clear();
        database.Execute("INSERT INTO step_key (step, parts) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", start.Step, start.Parts);
        InsertInputs(start.Step, start.Inputs);
        InsertSources(start.Step, start.Sources);
    }

    private void InsertResult(long step, ImmutableArray<OutputRecord> outputs, ImmutableArray<Metric> metrics, ImmutableArray<MetricSeries> series)
    {
        for (int i = 0; i < outputs.Length; i++)
            InsertOutput(step, i, outputs[i]);
        foreach (Metric metric in metrics)
            InsertNumber(step, metric.Name, 0, metric.Value, metric.IsHeadline);
        foreach (MetricSeries each in series)
        {
            foreach (SeriesPoint point in each.Points)
                InsertNumber(step, each.Name, point.Position, point.Value, isHeadline: false);
        }
    }

    private void InsertOutput(long step, int position, OutputRecord output) => database.Execute(
        "INSERT INTO step_output (step, position, name, artifact) VALUES ($p0, $p1, $p2, $p3)", step, position, output.Name, artifacts.Of(output.Artifact));

    private void InsertNumber(long step, string name, long position, double value, bool isHeadline) => database.Execute(
        "INSERT INTO metric (step, name, position, value, headline) VALUES ($p0, $p1, $p2, $p3, $p4)",
        step, name, position, Rows.Number(value), isHeadline ? 1 : 0);

    private List<string> PathsOf(long step) => database.Query(
        "SELECT f.path FROM step_source s JOIN source f ON f.source = s.source WHERE s.step = $p0 ORDER BY s.position", static row => row.GetString(0), step);

    private void InsertSources(long step, ImmutableArray<StepSource> sources)
    {
        for (int i = 0; i < sources.Length; i++)
        {
            (string parameter, string? span, SourceFile file) = sources[i];
            long source = database.Insert(
                "INSERT INTO source (path, digest, bytes) VALUES ($p0, $p1, $p2) ON CONFLICT DO NOTHING", file.Path, file.Digest, file.Bytes)
                ?? database.Number("SELECT source FROM source WHERE path = $p0 AND digest = $p1", file.Path, file.Digest);
            database.Execute(
                "INSERT INTO step_source (step, position, parameter, span, source) VALUES ($p0, $p1, $p2, $p3, $p4) ON CONFLICT DO NOTHING",
                step, i, parameter, span, source);
        }
    }

    private void InsertInputs(long step, ImmutableArray<StepInput> inputs)
    {
        foreach ((int position, InputRecord input, _) in inputs)
        {
            database.Execute(
                """
                INSERT INTO step_input (step, position, item, name, from_step, from_output, view, artifact)
                VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7) ON CONFLICT DO NOTHING
                """,
                step, position, input.Item, input.Name, input.FromStep, input.FromOutput, input.View, artifacts.Of(input.Artifact));
        }
    }
}
