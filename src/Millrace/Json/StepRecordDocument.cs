using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>A step of a recorded run.</summary>
internal sealed record StepRecordDocument
{
    public required string Name { get; init; }

    public required string Component { get; init; }

    public required string State { get; init; }

    /// <summary>Why it did not come to a result of its own; null where it did.</summary>
    public string? Cause { get; init; }

    public int Attempts { get; init; }

    public double? Seconds { get; init; }

    public required string Reason { get; init; }

    public string? Error { get; init; }

    public string? Log { get; init; }

    /// <summary>The attempts that failed and were followed by another; null where there are none.</summary>
    public ImmutableArray<AttemptDocument>? FailedAttempts { get; init; }

    public string? ReusedFrom { get; init; }

    public string? Key { get; init; }

    /// <summary>How many items of a map ended how, by state; null for any other step.</summary>
    public SortedDictionary<string, int>? Items { get; init; }

    public required ImmutableArray<ParameterValueDocument> Parameters { get; init; }

    /// <summary>The fingerprint of the component's code.</summary>
    public string? Code { get; init; }

    /// <summary>The files from outside that it read; null where there are none.</summary>
    public ImmutableArray<SourceDocument>? Sources { get; init; }

    public required ImmutableArray<InputDocument> Inputs { get; init; }

    public required ImmutableArray<OutputDocument> Outputs { get; init; }

    public required SortedDictionary<string, double?> Metrics { get; init; }

    /// <summary>Curves by name, their points in the order of positions.</summary>
    public required SortedDictionary<string, ImmutableArray<SeriesPointDocument>> Series { get; init; }
}
