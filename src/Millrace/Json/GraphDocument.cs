using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>A pipeline's graph.</summary>
internal sealed record GraphDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Pipeline { get; init; }

    public required string Summary { get; init; }

    public required ImmutableArray<ParameterDocument> Parameters { get; init; }

    public required ImmutableArray<GraphStepDocument> Steps { get; init; }
}
