namespace Millrace.Runtime;

/// <summary>
/// A run was taken for dead while its program lived: its lease ran out, and another program marked it interrupted, and may have removed it since. Nothing that
/// it would have written since then is kept.
/// </summary>
public sealed class RunLostException : MillraceException
{
    private const string Kept = "What was committed until then is kept.";

    /// <summary>Creates the exception.</summary>
    /// <param name="runId">The run's identity.</param>
    public RunLostException(string runId)
        : this(
            runId,
            "was taken for dead and marked interrupted, because its program did not renew its lease in time: the machine slept, the program was "
            + $"stopped, or the metadata could not be reached. {Kept} Run again: that is reused.")
    {
    }

    /// <summary>Creates the exception for a lease that cannot be renewed.</summary>
    /// <param name="runId">The run's identity.</param>
    /// <param name="innerException">Why it cannot.</param>
    public RunLostException(string runId, Exception innerException)
        : base(
            $"Run {runId} stops, because its lease cannot be renewed, so that others may take it for dead: "
            + $"{(innerException ?? throw new ArgumentNullException(nameof(innerException))).Message.TrimEnd('.')}. Remove the cause and run again: "
            + "what was committed is reused.",
            innerException) => RunId = runId;

    private RunLostException(string runId, string what)
        : base($"Run {runId} {what}") => RunId = runId;

    /// <summary>The run's identity.</summary>
    public string RunId { get; }

    /// <summary>What became of a run that its program can no longer change.</summary>
    /// <param name="runId">The run's identity.</param>
    /// <param name="status">How it is recorded; null where it is not any more.</param>
    internal static RunLostException Of(string runId, RunStatus? status) => status switch
    {
        RunStatus.Interrupted => new RunLostException(runId),
        null => new RunLostException(
            runId,
            "is no longer in the store: somebody removed it while it went on, after it had been taken for dead, or put the store's metadata back from a backup. "
            + "Nothing of it is kept but results that other runs need. Run again."),
        RunStatus other =>
            new RunLostException(runId, $"was ended by another program, which recorded it as {other}. {Kept} Run again: that is reused."),
    };
}
