using System.Globalization;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>Writes down runs. Each method is one transaction.</summary>
internal sealed class RunWriter(Database database, TimeProvider time, StepWriter steps)
{
    /// <summary>Begins a run under a new identity: the time in UTC and six random digits.</summary>
    /// <returns>Null, and nothing is begun, where something of what was found is gone.</returns>
    public RunTicket? BeginRun(BoundPlan plan, RunOptions options, string owner, FoundResults found)
    {
        DateTimeOffset now = time.GetUtcNow();

        // It may still be looked for, and nobody else writes during a transaction.
        string build = CodeIdentity.Current;
        return database.Transaction(() =>
        {
            if (!found.AreThere(database))
                return null;

            string runId;
            do
                runId = $"{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
            while (database.Number("SELECT count(*) FROM run WHERE run_id = $p0", runId) > 0);

            long number = database.Insert(
                "INSERT INTO run (run_id, pipeline, status, owner, seed, started_at) VALUES ($p0, $p1, $p2, $p3, $p4, $p5)",
                runId, plan.Name, nameof(RunStatus.Running), owner, options.Seed.ToString(CultureInfo.InvariantCulture), Rows.Text(now))!.Value;
            RunOptionRows.Insert(database, number, options, build);
            RunTags.Insert(database, number, options, now);
            int position = 0;
            IEnumerable<ParameterRecord> own =
                plan.Parameters.Select(static each => new ParameterRecord(each.Name, each.Text, each.Origin) { IsSecret = each.Info.IsSecret });
            foreach (ParameterRecord parameter in own.Concat(plan.Overrides))
            {
                database.Execute(
                    "INSERT INTO run_parameter (run, position, name, value, origin) VALUES ($p0, $p1, $p2, $p3, $p4)",
                    number, position++, parameter.Name, RecordedText.Of(parameter.Value, parameter.IsSecret), parameter.Origin.ToString());
            }

            var ticket = new RunTicket(runId, number, owner, [.. plan.Steps.Select(step => steps.Add(number, step.Index, plan.Name, step, null))]);
            found.Hold(database, ticket.Steps);
            return ticket;
        });
    }

    /// <summary>Writes down where a run comes from; part of a transaction of a <see cref="CommitQueue"/>.</summary>
    public bool AddOrigin(long number, string pipeline, (string Digest, string Document) plan, ProgramOrigin origin)
    {
        OriginRows.Insert(database, number, pipeline, plan, origin);
        return true;
    }

    /// <summary>Ends a run. Of one that came to no success, steps that were not begun are cancelled, such as those of items that their map did not come to.</summary>
    public void EndRun(long number, RunStatus status, TimeSpan duration) => database.Transaction(() =>
    {
        if (status != RunStatus.Succeeded)
        {
            database.Execute(
                "UPDATE step SET state = $p1, cause = $p2, reason = 'not begun' WHERE run = $p0 AND state = $p3",
                number, nameof(StepState.Cancelled), nameof(StepCause.NotStarted), nameof(StepState.Pending));
        }

        return database.Execute("UPDATE run SET status = $p1, seconds = $p2 WHERE number = $p0", number, status.ToString(), duration.TotalSeconds);
    });

    /// <summary>Marks the runs of dead owners as interrupted.</summary>
    /// <param name="isDead">Tells whether an owner is dead.</param>
    public void InterruptRuns(Func<string, bool> isDead)
    {
        List<string> owners = database.Query("SELECT DISTINCT owner FROM run WHERE status = $p0", static row => row.GetString(0), nameof(RunStatus.Running));
        foreach (string owner in owners.Where(isDead))
        {
            database.Transaction(() =>
            {
                database.Execute(
                    $"""
                    UPDATE step SET state = $p2, cause = $p4,
                        reason = CASE state WHEN $p1 THEN '{RunQueries.EndedWhileRunning}' ELSE '{RunQueries.EndedBefore}' END
                    WHERE run IN (SELECT number FROM run WHERE owner = $p0 AND status = $p5) AND state IN ($p1, $p3)
                    """,
                    owner,
                    nameof(StepState.Running),
                    nameof(StepState.Cancelled),
                    nameof(StepState.Pending),
                    nameof(StepCause.Interrupted),
                    nameof(RunStatus.Running));
                return database.Execute(
                    "UPDATE run SET status = $p1 WHERE owner = $p0 AND status = $p2", owner, nameof(RunStatus.Interrupted), nameof(RunStatus.Running));
            });
        }
    }
}
