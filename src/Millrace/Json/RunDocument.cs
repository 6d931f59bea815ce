using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>A run that has ended: what <c>run --json</c> writes.</summary>
internal sealed record RunDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Run { get; init; }

    public required string Pipeline { get; init; }

    public required string Status { get; init; }

    public required double Seconds { get; init; }

    /// <summary>Why the end of the run could not be written down.</summary>
    public string? Error { get; init; }

    public required string Store { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>The run that this one goes on with.</summary>
    public string? Resumes { get; init; }

    public required ImmutableArray<StepDocument> Steps { get; init; }

    /// <summary>The headline numbers; <c>step.name</c> where several steps record the same name.</summary>
    public required SortedDictionary<string, double?> Metrics { get; init; }
}
