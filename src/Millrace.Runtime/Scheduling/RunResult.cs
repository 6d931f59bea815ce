using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>How a run ended.</summary>
public sealed record RunResult
{
    /// <summary>The run's identity.</summary>
    public required string RunId { get; init; }

    /// <summary>The pipeline's name.</summary>
    public required string Pipeline { get; init; }

    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The steps, in the order of the plan.</summary>
    public required ImmutableArray<StepResult> Steps { get; init; }

    /// <summary>
    /// Why the run failed as a whole, whatever its steps came to; otherwise null. Its end could not be written down, or its lease was lost: then its exception
    /// is a <see cref="RunLostException"/>, and the run interrupted where others have marked it so.
    /// </summary>
    public StepError? Error { get; init; }

    /// <summary>The headline numbers, in the order of steps and names.</summary>
    public ImmutableArray<Metric> Metrics { get; init; } = [];
}
