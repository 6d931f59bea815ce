using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>The recorded runs: what <c>runs list --json</c> writes.</summary>
internal sealed record RunListDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    public required ImmutableArray<RunSummaryDocument> Runs { get; init; }
}

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

    public required SortedDictionary<string, double?> Metrics { get; init; }
}

/// <summary>All that is recorded of a run: what <c>runs show --json</c> writes. Its first members are those of <see cref="RunDocument"/>.</summary>
internal sealed record RunRecordDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Run { get; init; }

    public required string Pipeline { get; init; }

    public required string Status { get; init; }

    public double? Seconds { get; init; }

    public required string Store { get; init; }

    public required ulong Seed { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required ImmutableArray<ParameterValueDocument> Parameters { get; init; }

    public required ImmutableArray<StepRecordDocument> Steps { get; init; }

    public required SortedDictionary<string, double?> Metrics { get; init; }
}

/// <summary>A parameter's recorded value.</summary>
internal sealed record ParameterValueDocument(string Name, string? Value, string Origin);

/// <summary>A step of a recorded run.</summary>
internal sealed record StepRecordDocument
{
    public required string Name { get; init; }

    public required string Component { get; init; }

    public required string State { get; init; }

    public double? Seconds { get; init; }

    public required string Reason { get; init; }

    public string? Error { get; init; }

    public string? Log { get; init; }

    public string? ReusedFrom { get; init; }

    public string? Key { get; init; }

    public required ImmutableArray<ParameterValueDocument> Parameters { get; init; }

    public required ImmutableArray<InputDocument> Inputs { get; init; }

    public required ImmutableArray<OutputDocument> Outputs { get; init; }

    public required SortedDictionary<string, double?> Metrics { get; init; }
}

/// <summary>An artifact that a step took.</summary>
internal sealed record InputDocument(string Name, string FromStep, string FromOutput, string? View, string Digest);
