using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Writes down what becomes of steps. Each method is part of a transaction of a <see cref="CommitQueue"/>.</summary>
internal sealed class StepWriter(Database database, TimeProvider time, ArtifactIds artifacts)
{
    /// <summary>Writes down a step that was not known when the run began, such as one of an item.</summary>
    /// <returns>Its number.</returns>
    public long Add(long run, long position, string pipeline, BoundStep step, long parent) => database.Number(
        "INSERT INTO step (run, position, pipeline, name, component, state, parameters, parent) VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7) RETURNING step",
        run, position, pipeline, step.Name, step.Component.Type.ToString(), nameof(StepState.Pending), JsonRows.Write(step.Parameters), parent);

    /// <summary>Starts a step that consists of others, such as a map.</summary>
    public bool Open(long step, ImmutableArray<StepInput> inputs)
    {
        InsertInputs(step, inputs);
        return database.Execute("UPDATE step SET state = $p1, started_at = $p2 WHERE step = $p0", step, nameof(StepState.Running), Rows.Text(time.GetUtcNow())) > 0;
    }

    /// <summary>Ends a step that consists of others.</summary>
    public bool Close(StepEnd end, ImmutableArray<OutputRecord> outputs, string owner)
    {
        for (int i = 0; i < outputs.Length; i++)
            InsertOutput(end.Step, i, outputs[i]);
        return End(end, owner);
    }

    /// <summary>Starts an attempt of a step, unless another one computes the same, or has just done so.</summary>
    public StartedStep Start(StepStart start, string owner)
    {
        // One that was given up in the meantime has ended.
        if (database.Number("SELECT count(*) FROM step WHERE step = $p0 AND state = $p1", start.Step, nameof(StepState.Pending)) == 0)
            return new StartedStep(null, null);

        string key = start.Key.Digest;
        if (start.IsClaimed && Contender(start, owner) is StartedStep other)
            return other;

        // A small value that was found damaged is written anew, not taken for one that is known.
        if (start.Rejected is not null)
            artifacts.Clear();
        database.Execute("INSERT INTO step_key (key, parts) VALUES ($p0, $p1) ON CONFLICT DO NOTHING", key, start.Key.Text);
        InsertInputs(start.Step, start.Inputs);
        return new StartedStep(
            (int)database.Number(
                "UPDATE step SET state = $p1, fence = fence + 1, reason = $p2, key = $p3, started_at = $p4 WHERE step = $p0 RETURNING fence",
                start.Step, nameof(StepState.Running), start.Reason, key, Rows.Text(time.GetUtcNow())),
            null);
    }

    /// <summary>Starts the next attempt of a step after one that failed, if that one still holds the step.</summary>
    /// <returns>The attempt's fence; null where the failed one was given up or superseded.</returns>
    public int? StartAgain(long step, int failed, TimeSpan duration, string error)
    {
        int held = database.Execute(
            "INSERT INTO attempt (step, fence, started_at, seconds, error) SELECT step, fence, started_at, $p2, $p3 FROM step WHERE step = $p0 AND fence = $p1 AND state = $p4",
            step, failed, duration.TotalSeconds, error, nameof(StepState.Running));
        return held == 0
            ? null
            : (int)database.Number("UPDATE step SET fence = fence + 1, started_at = $p1 WHERE step = $p0 RETURNING fence", step, Rows.Text(time.GetUtcNow()));
    }

    /// <summary>Makes an attempt's result visible, if it still holds the step.</summary>
    /// <returns>False where the attempt was given up or superseded: then nothing is visible.</returns>
    public bool Commit(StepCommit commit, string owner)
    {
        int held = database.Execute(
            "UPDATE step SET state = $p2, seconds = $p3, log = $p4 WHERE step = $p0 AND fence = $p1 AND state = $p5",
            commit.Step, commit.Fence, nameof(StepState.Executed), commit.Duration.TotalSeconds, commit.Log, nameof(StepState.Running));
        if (held == 0)
            return false;

        InsertResult(commit.Step, commit.Outputs, commit.Metrics, commit.Series);
        if (commit.CacheKey is not null)
        {
            database.Execute(
                "INSERT INTO cache_entry (key, step) VALUES ($p0, $p1) ON CONFLICT (key) DO UPDATE SET step = excluded.step", commit.CacheKey, commit.Step);
        }

        GiveUpClaim(commit.Step, commit.Key, owner);
        return true;
    }

    /// <summary>Lets an earlier result stand for a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="state"><see cref="StepState.Reused"/>, or <see cref="StepState.Skipped"/>.</param>
    /// <param name="cause">Why it is skipped.</param>
    /// <param name="source">
    /// The step whose inputs, outputs, metrics and series stand for it.
    /// Where somebody has removed it since it was found, they become the step's own.
    /// </param>
    /// <param name="key">The step's key; null where it is not known.</param>
    /// <param name="reason">Why.</param>
    /// <param name="inputs">What it would have taken, where that is something else than what the source took.</param>
    public bool Reuse(long step, StepState state, StepCause cause, CacheHit source, StepKey? key, string reason, ImmutableArray<StepInput> inputs)
    {
        InsertInputs(step, inputs);
        List<bool> written = database.Query(
            """
            UPDATE step SET state = $p1, cause = $p2, key = $p4, reason = $p5, started_at = $p6, seconds = 0,
                source = (SELECT step FROM step WHERE step = $p3 AND (SELECT count(*) FROM step_output WHERE step = $p3) = $p7)
            WHERE step = $p0 RETURNING source IS NOT NULL
            """,
            static row => row.GetInt64(0) != 0,
            step, state.ToString(), cause.ToString(), source.Step, key?.Digest, reason, Rows.Text(time.GetUtcNow()), source.Outputs.Length);
        if (written is [false])
            InsertResult(step, source.Outputs, source.Metrics, source.Series);
        return written.Count > 0;
    }

    /// <summary>Ends a step without a result. From here on no attempt of it can commit.</summary>
    public bool End(StepEnd end, string owner)
    {
        GiveUpClaim(end.Step, null, owner);
        return database.Execute(
            "UPDATE step SET state = $p1, cause = $p2, reason = $p3, seconds = $p4, error = $p5, log = $p6 WHERE step = $p0 AND ($p7 IS NULL OR fence = $p7)",
            end.Step, end.State.ToString(), end.Cause.ToString(), end.Reason, end.Duration?.TotalSeconds, end.Error, end.Log, end.Fence) > 0;
    }

    /// <summary>Takes a claim from an owner that is dead.</summary>
    public bool DropClaim(string key, ClaimHolder holder) =>
        database.Execute("DELETE FROM claim WHERE key = $p0 AND owner = $p1 AND step = $p2", key, holder.Owner, holder.Step) > 0;

    private StartedStep? Contender(StepStart start, string owner)
    {
        string key = start.Key.Digest;
        long found = database.Number("SELECT coalesce((SELECT step FROM cache_entry WHERE key = $p0), 0)", key);
        if (found > 0 && found != start.Rejected)
            return new StartedStep(null, null);
        if (database.Execute("INSERT INTO claim (key, owner, step) VALUES ($p0, $p1, $p2) ON CONFLICT DO NOTHING", key, owner, start.Step) > 0)
            return null;

        return database.Query("SELECT owner, step FROM claim WHERE key = $p0", static row => new ClaimHolder(row.GetString(0), row.GetInt64(1)), key) is [ClaimHolder holder]
            && holder.Step != start.Step
            ? new StartedStep(null, holder)
            : null;
    }

    private void GiveUpClaim(long step, string? key, string owner)
    {
        if (key is not null)
            database.Execute("DELETE FROM claim WHERE key = $p0 AND owner = $p1 AND step = $p2", key, owner, step);
        else
            database.Execute("DELETE FROM claim WHERE key = (SELECT key FROM step WHERE step = $p0) AND owner = $p1 AND step = $p0", step, owner);
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

    private void InsertInputs(long step, ImmutableArray<StepInput> inputs)
    {
        foreach ((int position, InputRecord input, _) in inputs)
        {
            database.Execute(
                """
                INSERT OR REPLACE INTO step_input (step, position, item, name, from_step, from_output, view, artifact)
                VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7)
                """,
                step, position, input.Item, input.Name, input.FromStep, input.FromOutput, input.View, artifacts.Of(input.Artifact));
        }
    }
}
