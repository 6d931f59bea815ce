namespace Millrace.Runtime;

/// <summary>
/// Tells whether somebody still runs a run. The file of SQLite lies on a local disk, as a rule, and whoever uses it holds a lock beside it that the system
/// releases with the process: that is a quicker answer than a lease, and a program that stands at a breakpoint for an hour is not taken for dead. Where it
/// says nothing, because the run is another machine's, the lease decides.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="isHere">Tells whether an owner of runs is alive on this machine.</param>
/// <param name="host">The name of this machine; null for its own.</param>
internal sealed class RunLiveness(TimeProvider time, Func<string, bool> isHere, string? host = null)
{
    /// <summary>The lease of the run r; both columns are null where it does not go on, or an earlier version began it.</summary>
    public const string Columns = """
        CASE r.status WHEN 'Running' THEN (SELECT l.host FROM run_lease l WHERE l.run = r.number) END,
        CASE r.status WHEN 'Running' THEN (SELECT l.valid_until FROM run_lease l WHERE l.run = r.number) END
        """;

    /// <summary>This machine.</summary>
    public string Host { get; } = host ?? Environment.MachineName;

    /// <summary>Whether a run that is recorded as running goes on.</summary>
    /// <param name="owner">Who runs it.</param>
    /// <param name="row">A row.</param>
    /// <param name="lease">The first of <see cref="Columns"/>.</param>
    public bool GoesOn(string owner, SqlRow row, int lease) =>
        isHere(owner) || (!row.IsNull(lease) && row.GetString(lease) != Host && row.Time(lease + 1) > time.GetUtcNow());
}
