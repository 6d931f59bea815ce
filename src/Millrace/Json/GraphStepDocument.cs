using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>A step of the graph. What only some steps have is left out for others.</summary>
internal sealed record GraphStepDocument
{
    public required string Name { get; init; }

    public required string Component { get; init; }

    public required string Summary { get; init; }

    public required bool SeesHoldout { get; init; }

    public required ImmutableArray<GraphInputDocument> Inputs { get; init; }

    public required ImmutableArray<GraphOutputDocument> Outputs { get; init; }

    public required ImmutableArray<ParameterDocument> Parameters { get; init; }

    /// <summary>What must hold for it to run.</summary>
    public ImmutableArray<GraphConditionDocument>? Conditions { get; init; }

    /// <summary>Whether it runs whatever became of what it needs.</summary>
    public bool? Always { get; init; }

    /// <summary>What it stands for where something is stored: <c>latest</c> or <c>champion</c>, and what it is found by.</summary>
    public GraphReferenceDocument? Stored { get; init; }

    /// <summary>The steps of a pipeline that is a step.</summary>
    public ImmutableArray<GraphStepDocument>? Steps { get; init; }

    /// <summary>The steps that run for each item of the first input.</summary>
    public ImmutableArray<GraphStepDocument>? ForEach { get; init; }
}
