namespace Millrace.Runtime;

/// <inheritdoc cref="IRunDeletions"/>
/// <param name="database">The metadata.</param>
internal sealed class RunDeletions(Database database) : IRunDeletions
{
    /// <summary>A query of the numbers of the runs that somebody deleted and that are there only for others.</summary>
    public const string Deleted = "SELECT run FROM run_deleted";

    /// <summary>The condition that some run which nobody deleted shows an executed step as its own or stands on it.</summary>
    /// <param name="step">The SQL of the step's number.</param>
    public static string IsSeen(string step) =>
        $"""
        (EXISTS (SELECT 1 FROM step z WHERE z.step = {step} AND z.run NOT IN ({Deleted}))
            OR EXISTS (SELECT 1 FROM step z WHERE z.source = {step} AND z.run NOT IN ({Deleted})))
        """;

    // What people said of a run that they deleted, and what its steps recorded whose results are gone.
    private static readonly string[] s_said =
    [
        "DELETE FROM run_tag WHERE run IN (SELECT run FROM run_deleted)",
        "DELETE FROM run_note WHERE run IN (SELECT run FROM run_deleted)",
        "DELETE FROM run_pin WHERE run IN (SELECT run FROM run_deleted)",
    ];

    /// <inheritdoc/>
    public List<RunToDelete> Look(IReadOnlyCollection<string> runIds) =>
    [
        .. runIds.SelectMany(runId => database.Query(
            "SELECT r.number, r.run_id, r.status, EXISTS (SELECT 1 FROM run_pin p WHERE p.run = r.number) FROM run r WHERE r.run_id = $p0",
            static row => new RunToDelete(row.GetInt64(0), row.GetString(1), row.Member<RunStatus>(2), row.GetInt64(3) != 0),
            runId)),
    ];

    /// <inheritdoc/>
    public List<long> Others(IReadOnlySet<long> runs) =>
        [.. database.Query($"SELECT number FROM run WHERE number NOT IN ({Deleted})", static row => row.GetInt64(0)).Where(number => !runs.Contains(number))];

    /// <inheritdoc/>
    public void Mark(IEnumerable<long> runs)
    {
        foreach (long run in runs)
            database.Execute("INSERT INTO run_deleted (run) VALUES ($p0) ON CONFLICT DO NOTHING", run);
        foreach (string statement in s_said)
            database.Execute(statement);
    }
}
