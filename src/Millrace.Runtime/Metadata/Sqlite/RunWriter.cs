using System.Globalization;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>Writes down runs.</summary>
internal sealed class RunWriter(Database database, TimeProvider time, StepWriter steps) : IRunWriter
{
    public RunTicket? BeginRun(BoundPlan plan, RunOptions options, string owner, FoundResults found)
    {
        DateTimeOffset now = time.GetUtcNow();

        // It may still be looked for, and nobody else writes during a transaction.
        string build = CodeIdentity.Current;
        return database.Transaction(() =>
        {
            if (!FoundRows.AreThere(database, found))
                return null;

            string runId;
            do
                runId = $"{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
            while (database.Number("SELECT count(*) FROM run WHERE run_id = $p0", runId) > 0);

            long number = database.Insert(
                "INSERT INTO run (run_id, pipeline, status, owner, seed, started_at) VALUES ($p0, $p1, $p2, $p3, $p4, $p5)",
                runId, plan.Name, nameof(RunStatus.Running), owner, options.Seed.ToString(CultureInfo.InvariantCulture), Rows.Text(now))!.Value;
            RunOptionRows.Insert(database, number, options, build);
            RunLabelRows.Insert(database, number, options, now);
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
            FoundRows.Hold(database, found, ticket.Steps);
            return ticket;
        });
    }

    public bool AddOrigin(long number, string pipeline, (string Digest, string Document) plan, ProgramOrigin origin)
    {
        OriginRows.Insert(database, number, pipeline, plan, origin);
        return true;
    }

    public void EndRun(long number, RunStatus status, TimeSpan duration) => database.Transaction(() =>
    {
        if (status != RunStatus.Succeeded)
        {
            database.Execute(
                "UPDATE step SET state = $p1, cause = $p2, reason = 'not begun' WHERE run = $p0 AND state = $p3",
                number, nameof(StepState.Cancelled), nameof(StepCause.NotStarted), nameof(StepState.Pending));
        }

        return database.Execute(
            "UPDATE run SET status = $p1, seconds = $p2 WHERE number = $p0 AND status <> $p3", number, status.ToString(), duration.TotalSeconds, nameof(RunStatus.Interrupted));
    });

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
                        reason = CASE state WHEN $p1 THEN '{InterruptedRun.EndedWhileRunning}' ELSE '{InterruptedRun.EndedBefore}' END
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
