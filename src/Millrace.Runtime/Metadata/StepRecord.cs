using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A step of a recorded run.</summary>
public sealed record StepRecord
{
    /// <summary>The step's name.</summary>
    public required string Name { get; init; }

    /// <summary>The component's class, as <see cref="Type.ToString"/> writes it.</summary>
    public required string Component { get; init; }

    /// <summary>How it stands.</summary>
    public required StepState State { get; init; }

    /// <summary>How often it was started in this run: the fence of the latest attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>Why it was executed, reused, skipped, blocked or cancelled.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Why it did not come to a result of its own.</summary>
    public StepCause Cause { get; init; }

    /// <summary>Whether it is skipped because it could not do its work on that machine, and not because it was left out.</summary>
    public bool SkippedItself => State == StepState.Skipped && Attempt > 0;

    /// <summary>Its cache key; null where it never got as far as having one.</summary>
    public string? Key { get; init; }

    /// <summary>The run whose result stands for it; null unless it was reused, or skipped with a stored result in use.</summary>
    public string? ReusedFrom { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Why it failed or was blocked by its gate.</summary>
    public string? Error { get; init; }

    /// <summary>The full path of the log file of its last attempt; null where that wrote none.</summary>
    public string? LogPath { get; init; }

    /// <summary>The attempts that failed and were followed by another, in order.</summary>
    public ImmutableArray<AttemptRecord> FailedAttempts { get; init; } = [];

    /// <summary>Its parameters, in the component's order.</summary>
    public ImmutableArray<ParameterRecord> Parameters { get; init; } = [];

    /// <summary>
    /// The fingerprint of the component's code, in hexadecimal digits; of a step that was reused, that of the execution whose result stands for it. Null where
    /// it never got as far as having one.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>The files from outside that it read, in the component's order; none where an earlier version recorded it.</summary>
    public ImmutableArray<SourceRecord> Sources { get; init; } = [];

    /// <summary>What it took, in the component's order.</summary>
    public ImmutableArray<InputRecord> Inputs { get; init; } = [];

    /// <summary>What it yielded, in the component's order.</summary>
    public ImmutableArray<OutputRecord> Outputs { get; init; } = [];

    /// <summary>How many items of a map ended how; null for a step that is no map, and for a map that has not begun with any item.</summary>
    public ItemCounts? Items { get; init; }

    /// <summary>The single numbers that it recorded, in the order of their names.</summary>
    public ImmutableArray<Metric> Metrics { get; init; } = [];

    /// <summary>The series that it recorded, in the order of their names.</summary>
    public ImmutableArray<MetricSeries> Series { get; init; } = [];
}
