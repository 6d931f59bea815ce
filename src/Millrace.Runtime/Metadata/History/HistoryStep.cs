using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// A step of a history. What a stored result stands for has the inputs, files, outputs and numbers of the step that made the result, where it has none of
/// its own.
/// </summary>
internal sealed record HistoryStep
{
    /// <summary>What steps are ordered by.</summary>
    public required long Number { get; init; }

    /// <summary>The step that maps a collection, for the steps of its items; null for a step of the plan.</summary>
    public long? Parent { get; init; }

    /// <summary>The step's name; of an item's, <c>parts[17].train</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The component's class.</summary>
    public required string Component { get; init; }

    /// <summary>How it stands.</summary>
    public required StepState State { get; init; }

    /// <summary>Why it did not come to a result of its own.</summary>
    public required StepCause Cause { get; init; }

    /// <summary>How often it was started.</summary>
    public required int Attempt { get; init; }

    /// <summary>Why it was executed, reused, skipped, blocked or cancelled.</summary>
    public required string Reason { get; init; }

    /// <summary>Its cache key; null where it never got as far as having one.</summary>
    public string? Key { get; init; }

    /// <summary>The run whose result stands for it; null where it has its own, or none.</summary>
    public string? ReusedFrom { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Why it failed or was blocked by its gate.</summary>
    public string? Error { get; init; }

    /// <summary>Its parameters, in the component's order.</summary>
    public ImmutableArray<ParameterRecord> Parameters { get; init; } = [];

    /// <summary>What it took, in the component's order.</summary>
    public ImmutableArray<HistoryInput> Inputs { get; init; } = [];

    /// <summary>What it yielded, in the component's order.</summary>
    public ImmutableArray<HistoryOutput> Outputs { get; init; } = [];

    /// <summary>The files from outside that it read.</summary>
    public ImmutableArray<HistoryFile> Files { get; init; } = [];

    /// <summary>The single numbers that it recorded, by name.</summary>
    public ImmutableArray<Metric> Metrics { get; init; } = [];

    /// <summary>The series that it recorded, by name.</summary>
    public ImmutableArray<MetricSeries> Series { get; init; } = [];
}
