using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A recorded run in one line.</summary>
public sealed record RunSummary
{
    /// <summary>The run's identity.</summary>
    public required string RunId { get; init; }

    /// <summary>The pipeline's name.</summary>
    public required string Pipeline { get; init; }

    /// <summary>How it stands.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took; null while it runs and where it was interrupted.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The run's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many steps the plan has.</summary>
    public required int Steps { get; init; }

    /// <summary>How many steps were executed.</summary>
    public required int Executed { get; init; }

    /// <summary>How many steps were reused.</summary>
    public required int Reused { get; init; }

    /// <summary>The identity of the run that it goes on with; null where it began anew.</summary>
    public string? Resumes { get; init; }

    /// <summary>Whether the store keeps it until somebody unpins it.</summary>
    public bool IsPinned { get; init; }

    /// <summary>The tags that people gave it, by name.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The headline numbers.</summary>
    public ImmutableArray<Metric> Metrics { get; init; } = [];
}
