using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>A recorded run in one line.</summary>
internal sealed record RunSummaryDocument
{
    public required string Run { get; init; }

    public required string Pipeline { get; init; }

    public required string Status { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public double? Seconds { get; init; }

    public required int Steps { get; init; }

    public required int Executed { get; init; }

    public required int Reused { get; init; }

    /// <summary>The run that this one goes on with.</summary>
    public string? Resumes { get; init; }

    /// <summary>True where <c>store gc</c> keeps the run until somebody unpins it.</summary>
    public bool? IsPinned { get; init; }

    /// <summary>The tags that people gave it; absent where there are none.</summary>
    public ImmutableSortedDictionary<string, string>? Tags { get; init; }

    public required SortedDictionary<string, double?> Metrics { get; init; }
}
