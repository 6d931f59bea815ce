using System.Globalization;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>Writes down runs. Each method is one transaction.</summary>
internal sealed class RunWriter(Database database, TimeProvider time)
{
    /// <summary>Begins a run under a new identity: the time in UTC and six random digits.</summary>
    /// <returns>Null, and nothing is begun, where something of what was found is gone.</returns>
    public RunTicket? BeginRun(BoundPlan plan, RunOptions options, string owner, FoundResults found)
    {
        DateTimeOffset now = time.GetUtcNow();
        return database.Transaction(() =>
        {
            if (!found.AreThere(database))
                return null;

            string runId;
            do
                runId = $"{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
            while (database.Number("SELECT count(*) FROM run WHERE run_id = $p0", runId) > 0);

            long number = database.Number(
                "INSERT INTO run (run_id, pipeline, status, owner, seed, started_at) VALUES ($p0, $p1, $p2, $p3, $p4, $p5) RETURNING number",
                runId, plan.Name, nameof(RunStatus.Running), owner, options.Seed.ToString(CultureInfo.InvariantCulture), Rows.Text(now));
            RunOptionRows.Insert(database, number, options);
            for (int i = 0; i < plan.Parameters.Length; i++)
            {
                BoundParameter parameter = plan.Parameters[i];
                database.Execute(
                    "INSERT INTO run_parameter (run, position, name, value, origin) VALUES ($p0, $p1, $p2, $p3, $p4)",
                    number, i, parameter.Name, parameter.Text, parameter.Origin.ToString());
            }

            var ticket = new RunTicket(runId, number, owner, [.. plan.Steps.Select(step => InsertStep(number, plan.Name, step))]);
            found.Hold(database, ticket.Steps);
            return ticket;
        });
    }

    /// <summary>Ends a run.</summary>
    public void EndRun(long number, RunStatus status, TimeSpan duration) =>
        database.Execute("UPDATE run SET status = $p1, seconds = $p2 WHERE number = $p0", number, status.ToString(), duration.TotalSeconds);

    /// <summary>Marks the runs of dead owners as interrupted, and gives up what they claimed.</summary>
    /// <param name="isDead">Tells whether an owner is dead.</param>
    public void InterruptRuns(Func<string, bool> isDead)
    {
        List<string> owners = database.Query(
            "SELECT DISTINCT owner FROM run WHERE status = $p0 UNION SELECT owner FROM claim", static row => row.GetString(0), nameof(RunStatus.Running));
        foreach (string owner in owners.Where(isDead))
        {
            database.Transaction(() =>
            {
                database.Execute("DELETE FROM claim WHERE owner = $p0", owner);
                database.Execute(
                    $"""
                    UPDATE step SET state = $p2, cause = $p4,
                        reason = CASE state WHEN $p1 THEN '{RunQueries.EndedWhileRunning}' ELSE '{RunQueries.EndedBefore}' END
                    WHERE run IN (SELECT number FROM run WHERE owner = $p0 AND status = $p5) AND state IN ($p1, $p3)
                    """,
                    owner, nameof(StepState.Running), nameof(StepState.Cancelled), nameof(StepState.Pending), nameof(StepCause.Interrupted), nameof(RunStatus.Running));
                return database.Execute(
                    "UPDATE run SET status = $p1 WHERE owner = $p0 AND status = $p2", owner, nameof(RunStatus.Interrupted), nameof(RunStatus.Running));
            });
        }
    }

    private long InsertStep(long run, string pipeline, BoundStep step) => database.Number(
        "INSERT INTO step (run, position, pipeline, name, component, state, parameters) VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p6) RETURNING step",
        run, step.Index, pipeline, step.Name, step.Component.Type.ToString(), nameof(StepState.Pending), JsonRows.Write(step.Parameters));
}
