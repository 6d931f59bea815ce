namespace Millrace.Runtime;

/// <summary>
/// A run was taken for dead while its program lived: its lease ran out, and another program marked it interrupted. Nothing that it would have written since
/// then is kept.
/// </summary>
public sealed class RunLostException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="runId">The run's identity.</param>
    public RunLostException(string runId)
        : base(
            $"Run {runId} was taken for dead and marked interrupted, because its program did not renew its lease in time: the machine slept, the program was "
            + "stopped, or the metadata could not be reached. What was committed until then is kept. Run again: that is reused.") => RunId = runId;

    /// <summary>Creates the exception for a lease that cannot be renewed.</summary>
    /// <param name="runId">The run's identity.</param>
    /// <param name="innerException">Why it cannot.</param>
    public RunLostException(string runId, Exception innerException)
        : base(
            $"Run {runId} stops, because its lease cannot be renewed, so that others may take it for dead: "
            + $"{(innerException ?? throw new ArgumentNullException(nameof(innerException))).Message.TrimEnd('.')}. Remove the cause and run again: what was committed is reused.",
            innerException) => RunId = runId;

    /// <summary>The run's identity.</summary>
    public string RunId { get; }
}
