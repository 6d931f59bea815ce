using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>Writes runs down. Each method is one transaction.</summary>
internal sealed class MetadataWriter(Database database, TimeProvider time)
{
    /// <summary>Begins a run under a new identity: the time in UTC and six random digits.</summary>
    public RunTicket BeginRun(BoundPlan plan, ulong seed, string owner)
    {
        DateTimeOffset now = time.GetUtcNow();
        return database.Transaction(() =>
        {
            string runId;
            do
                runId = $"{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
            while (database.Number("SELECT count(*) FROM run WHERE run_id = $p0", runId) > 0);

            long number = database.Number(
                "INSERT INTO run (run_id, pipeline, status, owner, seed, started_at) VALUES ($p0, $p1, $p2, $p3, $p4, $p5) RETURNING number",
                runId, plan.Name, nameof(RunStatus.Running), owner, seed.ToString(CultureInfo.InvariantCulture), Rows.Text(now));
            for (int i = 0; i < plan.Parameters.Length; i++)
            {
                BoundParameter parameter = plan.Parameters[i];
                database.Execute(
                    "INSERT INTO run_parameter (run, position, name, value, origin) VALUES ($p0, $p1, $p2, $p3, $p4)",
                    number, i, parameter.Name, parameter.Text, parameter.Origin.ToString());
            }

            return new RunTicket(runId, number, [.. plan.Steps.Select(step => InsertStep(number, plan.Name, step))]);
        });
    }

    /// <summary>Starts an attempt of a step.</summary>
    /// <returns>The attempt's fence.</returns>
    public int StartStep(long step, StepKey key, string reason, ImmutableArray<StepInput> inputs) => database.Transaction(() =>
    {
        InsertKey(key);
        InsertInputs(step, inputs);
        return (int)database.Number(
            "UPDATE step SET state = $p1, fence = fence + 1, reason = $p2, key = $p3, started_at = $p4 WHERE step = $p0 RETURNING fence",
            step, nameof(StepState.Running), reason, key.Digest, Rows.Text(time.GetUtcNow()));
    });

    /// <summary>Makes an attempt's result visible, if it still holds the step.</summary>
    /// <returns>False where the attempt was given up or superseded: then nothing is visible.</returns>
    public bool CommitStep(StepCommit commit) => database.Transaction(() =>
    {
        int held = database.Execute(
            "UPDATE step SET state = $p2, seconds = $p3, log = $p4 WHERE step = $p0 AND fence = $p1 AND state = $p5",
            commit.Step, commit.Fence, nameof(StepState.Executed), commit.Duration.TotalSeconds, commit.Log, nameof(StepState.Running));
        if (held == 0)
            return false;

        for (int i = 0; i < commit.Outputs.Length; i++)
        {
            OutputRecord output = commit.Outputs[i];
            database.Execute(
                "INSERT INTO step_output (step, position, name, artifact) VALUES ($p0, $p1, $p2, $p3)",
                commit.Step, i, output.Name, FindOrInsert(output.Artifact));
        }

        foreach (Metric metric in commit.Metrics)
            InsertNumber(commit.Step, metric.Name, 0, metric.Value, metric.IsHeadline);
        foreach (MetricSeries series in commit.Series)
        {
            foreach (SeriesPoint point in series.Points)
                InsertNumber(commit.Step, series.Name, point.Position, point.Value, isHeadline: false);
        }

        if (commit.CacheKey is not null)
        {
            database.Execute(
                "INSERT INTO cache_entry (key, step) VALUES ($p0, $p1) ON CONFLICT (key) DO UPDATE SET step = excluded.step", commit.CacheKey, commit.Step);
        }

        return true;
    });

    /// <summary>Lets an earlier result stand for a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="state"><see cref="StepState.Reused"/>, or <see cref="StepState.Skipped"/>.</param>
    /// <param name="source">The step whose outputs, metrics and series stand for it.</param>
    /// <param name="key">The step's key; null where it is not known.</param>
    /// <param name="reason">Why.</param>
    /// <param name="inputs">What it would have taken.</param>
    public void ReuseStep(long step, StepState state, long source, StepKey? key, string reason, ImmutableArray<StepInput> inputs) => database.Transaction(() =>
    {
        if (key is not null)
            InsertKey(key);
        InsertInputs(step, inputs);
        database.Execute(
            "INSERT INTO step_output (step, position, name, artifact) SELECT $p0, position, name, artifact FROM step_output WHERE step = $p1", step, source);
        database.Execute(
            "INSERT INTO metric (step, name, position, value, headline) SELECT $p0, name, position, value, headline FROM metric WHERE step = $p1", step, source);
        return database.Execute(
            "UPDATE step SET state = $p1, source = $p2, key = $p3, reason = $p4, started_at = $p5, seconds = 0 WHERE step = $p0",
            step, state.ToString(), source, key?.Digest, reason, Rows.Text(time.GetUtcNow()));
    });

    /// <summary>Ends a step without a result. From here on no attempt of it can commit.</summary>
    /// <param name="step">The step.</param>
    /// <param name="fence">The attempt that ends; null ends whichever there is. A superseded attempt changes nothing.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="reason">Why.</param>
    /// <param name="duration">How long it took; null where it never started.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="log">The log file, relative to the store.</param>
    public void EndStep(
        long step, int? fence, StepState state, string reason, TimeSpan? duration = null, string? error = null, string? log = null) => database.Execute(
        "UPDATE step SET state = $p1, reason = $p2, seconds = $p3, error = $p4, log = $p5 WHERE step = $p0 AND ($p6 IS NULL OR fence = $p6)",
        step, state.ToString(), reason, duration?.TotalSeconds, error, log, fence);

    /// <summary>Ends a run.</summary>
    public void EndRun(long number, RunStatus status, TimeSpan duration) =>
        database.Execute("UPDATE run SET status = $p1, seconds = $p2 WHERE number = $p0", number, status.ToString(), duration.TotalSeconds);

    /// <summary>Marks the runs of dead owners as interrupted.</summary>
    /// <param name="isDead">Tells whether an owner is dead.</param>
    public void InterruptRuns(Func<string, bool> isDead)
    {
        List<(long Number, string Owner)> running = database.Query(
            "SELECT number, owner FROM run WHERE status = $p0", static row => (row.GetInt64(0), row.GetString(1)), nameof(RunStatus.Running));
        foreach ((long number, string owner) in running)
        {
            if (!isDead(owner))
                continue;

            database.Transaction(() =>
            {
                if (database.Execute(
                    "UPDATE run SET status = $p1 WHERE number = $p0 AND status = $p2", number, nameof(RunStatus.Interrupted), nameof(RunStatus.Running)) == 0)
                {
                    return 0;
                }

                return database.Execute(
                    $"""
                    UPDATE step SET state = $p2,
                        reason = CASE state WHEN $p1 THEN '{RunQueries.EndedWhileRunning}' ELSE '{RunQueries.EndedBefore}' END
                    WHERE run = $p0 AND state IN ($p1, $p3)
                    """,
                    number, nameof(StepState.Running), nameof(StepState.Cancelled), nameof(StepState.Pending));
            });
        }
    }

    private long InsertStep(long run, string pipeline, BoundStep step)
    {
        long id = database.Number(
            "INSERT INTO step (run, position, pipeline, name, component, state) VALUES ($p0, $p1, $p2, $p3, $p4, $p5) RETURNING step",
            run, step.Index, pipeline, step.Name, step.Component.Type.ToString(), nameof(StepState.Pending));
        for (int i = 0; i < step.Parameters.Length; i++)
        {
            BoundParameter parameter = step.Parameters[i];
            database.Execute(
                "INSERT INTO step_parameter (step, position, name, value, origin) VALUES ($p0, $p1, $p2, $p3, $p4)",
                id, i, parameter.Name, parameter.Text, parameter.Origin.ToString());
        }

        return id;
    }

    private void InsertNumber(long step, string name, long position, double value, bool isHeadline) => database.Execute(
        "INSERT INTO metric (step, name, position, value, headline) VALUES ($p0, $p1, $p2, $p3, $p4)",
        step, name, position, Rows.Number(value), isHeadline ? 1 : 0);

    private void InsertKey(StepKey key)
    {
        if (database.Number("SELECT count(*) FROM key_part WHERE key = $p0 AND position = 0", key.Digest) > 0)
            return;

        for (int i = 0; i < key.Parts.Length; i++)
        {
            KeyPart part = key.Parts[i];
            database.Execute(
                "INSERT INTO key_part (key, position, kind, name, value) VALUES ($p0, $p1, $p2, $p3, $p4)",
                key.Digest, i, part.Kind.ToString(), part.Name, part.Value);
        }
    }

    private void InsertInputs(long step, ImmutableArray<StepInput> inputs)
    {
        foreach ((int position, InputRecord input) in inputs)
        {
            database.Execute(
                """
                INSERT OR REPLACE INTO step_input (step, position, item, name, from_step, from_output, view, artifact)
                VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7)
                """,
                step, position, input.Item, input.Name, input.FromStep, input.FromOutput, input.View, FindOrInsert(input.Artifact));
        }
    }

    private long FindOrInsert(ArtifactRecord artifact)
    {
        long id = database.Number("SELECT artifact FROM artifact WHERE digest = $p0 AND type = $p1", artifact.Digest, artifact.Type);
        return id > 0 ? id : database.Number(
            """
            INSERT INTO artifact (digest, type, display_type, kind, bytes, files, rows, created_at)
            VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7) RETURNING artifact
            """,
            artifact.Digest, artifact.Type, artifact.DisplayType, artifact.Kind, artifact.Bytes, artifact.Files, artifact.Rows, Rows.Text(time.GetUtcNow()));
    }
}
