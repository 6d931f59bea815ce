namespace Millrace.Runtime;

/// <summary>Why a step did not come to a result of its own. Stored by name, and told to machines in kebab case.</summary>
public enum StepCause
{
    /// <summary>It did, or has not ended.</summary>
    None = 0,

    /// <summary>It lies outside what <see cref="RunOptions.From"/> and <see cref="RunOptions.To"/> ask for.</summary>
    Range = 1,

    /// <summary>A condition in the pipeline does not hold (<c>When</c>, <c>Unless</c>).</summary>
    Condition = 2,

    /// <summary>
    /// It could not do its work on this machine (<see cref="StepSkippedException"/>), or there is nothing yet that it stands for (<c>Latest</c>,
    /// <c>Champion</c>).
    /// </summary>
    Unavailable = 3,

    /// <summary>It needs a step that the run goes on without.</summary>
    SkippedNeed = 4,

    /// <summary>Its own gate is closed.</summary>
    Gate = 5,

    /// <summary>It needs a step that a closed gate blocks.</summary>
    BlockedNeed = 6,

    /// <summary>It needs a step that failed.</summary>
    FailedNeed = 7,

    /// <summary>It threw an exception, or its outputs could not be stored.</summary>
    Exception = 8,

    /// <summary>It took longer than it may.</summary>
    Timeout = 9,

    /// <summary>The run was cancelled while it ran.</summary>
    Cancellation = 10,

    /// <summary>The run was cancelled before its turn, or it needs a step that was cancelled.</summary>
    NotStarted = 11,

    /// <summary>Another step failed before its turn, and the run was not to keep going.</summary>
    OtherFailure = 12,

    /// <summary>It did not end within the time that it was given after cancellation.</summary>
    Abandoned = 13,

    /// <summary>The program ended while it ran, or before its turn.</summary>
    Interrupted = 14,
}
