using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What is written down when a step ends without a result that others could take.</summary>
internal sealed record StepEnd
{
    public required long Step { get; init; }

    /// <summary>How the step started; null where it did not, or that is in the metadata for certain.</summary>
    public StepStart? Start { get; init; }

    /// <summary>The attempt that ends; null ends whichever there is. A superseded attempt changes nothing.</summary>
    public int? Fence { get; init; }

    public required StepState State { get; init; }

    public required StepCause Cause { get; init; }

    public required string Reason { get; init; }

    /// <summary>How long it took; null where it never started.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>The log file, relative to the store.</summary>
    public string? Log { get; init; }

    /// <summary>What a step that its gate blocks keeps for people to look at.</summary>
    public ImmutableArray<OutputRecord> Outputs { get; init; } = [];

    /// <summary>The single numbers that it recorded, where it keeps something.</summary>
    public ImmutableArray<Metric> Metrics { get; init; } = [];

    /// <summary>The series that it recorded, where it keeps something.</summary>
    public ImmutableArray<MetricSeries> Series { get; init; } = [];
}
