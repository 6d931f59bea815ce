using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Which recorded runs are wanted: those that meet all that is said here.</summary>
public sealed record RunFilter
{
    /// <summary>All runs.</summary>
    public static RunFilter All { get; } = new();

    /// <summary>Only runs of this pipeline; null for all.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Only runs that stand in one of these ways; empty for all.</summary>
    public ImmutableHashSet<RunStatus> Statuses { get; init; } = [];

    /// <summary>Only runs that started then or later; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only runs that started earlier; null for all.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Tags that they have.</summary>
    public ImmutableArray<TagCondition> Tags { get; init; } = [];

    /// <summary>What their parameters are.</summary>
    public ImmutableArray<ParameterCondition> Parameters { get; init; } = [];

    /// <summary>Numbers that their steps recorded, or those that stand for them.</summary>
    public ImmutableArray<MetricCondition> Metrics { get; init; } = [];

    /// <summary>Whether it wants all runs.</summary>
    public bool IsAll =>
        Pipeline is null && Statuses.IsEmpty && Since is null && Until is null && Tags.IsEmpty && Parameters.IsEmpty && Metrics.IsEmpty;
}
