using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>How a step of a run ended.</summary>
internal sealed record StepDocument
{
    public required string Name { get; init; }

    public required string State { get; init; }

    /// <summary>Why it did not come to a result of its own; null where it did.</summary>
    public string? Cause { get; init; }

    public int Attempts { get; init; }

    public required double Seconds { get; init; }

    public required string Reason { get; init; }

    public string? Error { get; init; }

    public string? Log { get; init; }

    public required ImmutableArray<OutputDocument> Outputs { get; init; }

    public required SortedDictionary<string, double?> Metrics { get; init; }

    /// <summary>Curves by name, their points in the order of positions.</summary>
    public required SortedDictionary<string, ImmutableArray<SeriesPointDocument>> Series { get; init; }
}
