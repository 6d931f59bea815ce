using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What becomes visible when an attempt of a step is committed.</summary>
internal sealed record StepCommit
{
    public required long Step { get; init; }

    /// <summary>The attempt's fence.</summary>
    public required int Fence { get; init; }

    public required ImmutableArray<OutputRecord> Outputs { get; init; }

    public required ImmutableArray<Metric> Metrics { get; init; }

    public required ImmutableArray<MetricSeries> Series { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>The key that the attempt claimed; null where it claimed none.</summary>
    public required string? Key { get; init; }

    /// <summary>The key under which the result may be reused; null where it may not.</summary>
    public required string? CacheKey { get; init; }

    /// <summary>The log file, relative to the store; null for none.</summary>
    public required string? Log { get; init; }
}
