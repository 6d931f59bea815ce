using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What a run would do: what <c>plan --json</c> writes.</summary>
internal sealed record PlanDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Pipeline { get; init; }

    public required string Store { get; init; }

    public required ImmutableArray<ForecastDocument> Steps { get; init; }
}
