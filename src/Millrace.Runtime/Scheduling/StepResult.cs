using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>How one step of a run ended.</summary>
public sealed record StepResult
{
    /// <summary>The step's name.</summary>
    public required string Name { get; init; }

    /// <summary>How it ended.</summary>
    public required StepState State { get; init; }

    /// <summary>Why it did not come to a result of its own.</summary>
    public StepCause Cause { get; init; }

    /// <summary>How often it was tried; 0 where it never started.</summary>
    public int Attempts { get; init; }

    /// <summary>How long it took in this run; next to nothing where it was reused.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Why it was executed, reused, skipped, blocked or cancelled, in a few words without a full stop.</summary>
    public string Reason { get; init; } = "";

    /// <summary>
    /// Whether the run went on without it although it was asked for: it could not do its work here (<see cref="StepSkippedException"/>), or needs
    /// such a step. It is skipped then; its reason says why.
    /// </summary>
    public bool IsMissing { get; init; }

    /// <summary>
    /// Whether a new run does it again although it came to a result, because something keeps that from being reused. A run that resumes this one does not,
    /// as long as nothing that went into it has changed.
    /// </summary>
    public bool RunsAgain { get; init; }

    /// <summary>
    /// Why it failed or was blocked by its gate; of one that was cancelled before it could be tried again, what its last attempt failed with. Otherwise null.
    /// </summary>
    public StepError? Error { get; init; }

    /// <summary>The committed outputs, in the component's order; empty unless executed, reused, skipped with a stored result in use, or
    /// blocked by its own gate with something to look at, which no step takes.</summary>
    public ImmutableArray<OutputRecord> Outputs { get; init; } = [];

    /// <summary>The single numbers that it recorded, in the order of their names; restored where it was reused.</summary>
    public ImmutableArray<Metric> Metrics { get; init; } = [];

    /// <summary>The series that it recorded, in the order of their names; restored where it was reused.</summary>
    public ImmutableArray<MetricSeries> Series { get; init; } = [];

    /// <summary>The full path of the log file of its last attempt; null where that wrote none.</summary>
    public string? LogPath { get; init; }

    /// <summary>The last lines of that log, where it ended without a result; otherwise empty.</summary>
    public ImmutableArray<string> LogTail { get; init; } = [];
}
