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

    public required SortedDictionary<string, double?> Metrics { get; init; }
}
