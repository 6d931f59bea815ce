using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What becomes visible when an attempt of a step is committed.</summary>
internal sealed record StepCommit
{
    /// <summary>How the step started.</summary>
    public required StepStart Start { get; init; }

    /// <summary>The attempt's fence.</summary>
    public required int Fence { get; init; }

    public required ImmutableArray<OutputRecord> Outputs { get; init; }

    public required ImmutableArray<Metric> Metrics { get; init; }

    public required ImmutableArray<MetricSeries> Series { get; init; }

    /// <summary>How long the attempt took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether the result may be reused under the step's key.</summary>
    public required bool IsReusable { get; init; }

    /// <summary>The log file, relative to the store; null for none.</summary>
    public required string? Log { get; init; }
}
