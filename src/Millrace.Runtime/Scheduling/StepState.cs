namespace Millrace.Runtime;

/// <summary>How a step of a run stands, or ended.</summary>
public enum StepState
{
    /// <summary>It has not started.</summary>
    Pending = 0,

    /// <summary>It is running.</summary>
    Running = 1,

    /// <summary>It ran and its result is committed.</summary>
    Executed = 2,

    /// <summary>An earlier result stands for it.</summary>
    Reused = 3,

    /// <summary>
    /// It lies outside what <see cref="RunOptions.From"/> and <see cref="RunOptions.To"/> ask for; or it could not do its work on this machine
    /// (<see cref="StepSkippedException"/>) or needs such a step, and the run went on without it.
    /// </summary>
    Skipped = 4,

    /// <summary>Its gate is closed, or a step that it needs is blocked or failed.</summary>
    Blocked = 5,

    /// <summary>It threw an exception, or its outputs could not be stored.</summary>
    Failed = 6,

    /// <summary>It was ended early, abandoned, or never started because the run ended before its turn.</summary>
    Cancelled = 7,
}
