using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>Writes down runs.</summary>
internal sealed class RunWriter(Database database, TimeProvider time, StepWriter steps, RunLiveness liveness) : IRunWriter
{
    public RunTicket? BeginRun(BoundPlan plan, RunOptions options, string owner, FoundResults found)
    {
        // When it was asked for.
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

            // Others may have been waited for, so that a lease from before might have expired.
            var lease = RunLease.At(liveness.Host, time.GetUtcNow());
            database.Execute(
                "INSERT INTO run_lease (run, host, renewed_at, valid_until) VALUES ($p0, $p1, $p2, $p3)",
                number, lease.Host, Rows.Text(lease.RenewedAt), Rows.Text(lease.ValidUntil));
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

            var ticket = new RunTicket(runId, number, owner, [.. plan.Steps.Select(step => steps.Add(number, step.Index, plan.Name, step, null)!.Value)]);
            FoundRows.Hold(database, found, ticket.Steps);
            return ticket;
        });
    }

    public ImmutableArray<long> Renew(IReadOnlyCollection<long> numbers)
    {
        string all = Json(numbers);
        var lease = RunLease.At(liveness.Host, time.GetUtcNow());
        int renewed = database.Execute(
            "UPDATE run_lease SET renewed_at = $p1, valid_until = $p2 WHERE run IN (SELECT value FROM json_each($p0))",
            all, Rows.Text(lease.RenewedAt), Rows.Text(lease.ValidUntil));
        return renewed == numbers.Count
            ? []
            : [.. database.Query(
                "SELECT j.value FROM json_each($p0) j WHERE NOT EXISTS (SELECT 1 FROM run_lease l WHERE l.run = j.value)", static row => row.GetInt64(0), all)];
    }

    public int GiveUp(IReadOnlyCollection<long> numbers) => database.Execute(
        "DELETE FROM run_lease WHERE run IN (SELECT value FROM json_each($p0))", Json(numbers));

    public bool AddOrigin(long number, string pipeline, (string Digest, string Document) plan, ProgramOrigin origin)
    {
        if (database.Number("SELECT EXISTS (SELECT 1 FROM run WHERE number = $p0)", number) == 0)
            return false;
        OriginRows.Insert(database, number, pipeline, plan, origin);
        return true;
    }

    public bool EndRun(long number, RunStatus status, TimeSpan duration) => database.Transaction(() =>
    {
        if (database.Execute(
            """
            UPDATE run SET status = $p1, seconds = $p2
            WHERE number = $p0 AND (status = 'Running' OR (status = 'Succeeded' AND $p1 = 'Failed'))
            """,
            number, status.ToString(), duration.TotalSeconds) == 0)
        {
            return false;
        }

        // There may be many steps, and none of a success is without an end.
        if (status != RunStatus.Succeeded)
        {
            database.Execute(
                """
                UPDATE step SET state = $p1, cause = CASE state WHEN $p3 THEN $p2 ELSE $p5 END, reason = CASE state WHEN $p3 THEN 'not begun' ELSE $p6 END
                WHERE run = $p0 AND state IN ($p3, $p4)
                """,
                number,
                nameof(StepState.Cancelled),
                nameof(StepCause.NotStarted),
                nameof(StepState.Pending),
                nameof(StepState.Running),
                nameof(StepCause.Abandoned),
                InterruptedRun.EndedWithRun);
        }

        database.Execute("DELETE FROM run_lease WHERE run = $p0", number);
        return true;
    });

    public int InterruptRuns() => database.Query(
        $"SELECT r.number, r.owner, {RunLiveness.Columns} FROM run r WHERE r.status = $p0",
        row => liveness.GoesOn(row.GetString(1), row, 2) ? default : (Number: row.GetInt64(0), Until: row.TextOrNull(3)),
        nameof(RunStatus.Running)).Where(static run => run.Number > 0).Sum(run => Interrupt(run.Number, run.Until));

    private static string Json(IEnumerable<long> numbers) =>
        $"[{string.Join(',', numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture)))}]";

    /// <summary>Marks a run as interrupted, unless it has ended since it was looked at, or given a sign of life.</summary>
    private int Interrupt(long run, string? validUntil) => database.Transaction(() =>
    {
        if (database.Execute(
            "UPDATE run SET status = $p1 WHERE number = $p0 AND status = $p2 AND (SELECT valid_until FROM run_lease WHERE run = $p0) IS $p3",
            run, nameof(RunStatus.Interrupted), nameof(RunStatus.Running), validUntil) == 0)
        {
            return 0;
        }

        database.Execute(
            $"""
            UPDATE step SET state = $p2, cause = $p4,
                reason = CASE state WHEN $p1 THEN '{InterruptedRun.EndedWhileRunning}' ELSE '{InterruptedRun.EndedBefore}' END
            WHERE run = $p0 AND state IN ($p1, $p3)
            """,
            run, nameof(StepState.Running), nameof(StepState.Cancelled), nameof(StepState.Pending), nameof(StepCause.Interrupted));
        database.Execute("DELETE FROM run_lease WHERE run = $p0", run);
        return 1;
    });
}
