using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>A step of the graph.</summary>
internal sealed record GraphStepDocument
{
    public required string Name { get; init; }

    public required string Component { get; init; }

    public required string Summary { get; init; }

    public required bool SeesHoldout { get; init; }

    public required ImmutableArray<GraphInputDocument> Inputs { get; init; }

    public required ImmutableArray<GraphOutputDocument> Outputs { get; init; }

    public required ImmutableArray<ParameterDocument> Parameters { get; init; }
}
