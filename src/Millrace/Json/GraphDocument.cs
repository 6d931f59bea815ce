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

/// <summary>An input and where it comes from.</summary>
internal sealed record GraphInputDocument(string Name, string Type, string Role, ImmutableArray<GraphSourceDocument> Sources);

/// <summary>An output that feeds an input.</summary>
internal sealed record GraphSourceDocument(string Step, string Output, string? View);

/// <summary>An output.</summary>
internal sealed record GraphOutputDocument(string Name, string Type, string Kind, bool Holdout);

/// <summary>A parameter of a pipeline or of a step.</summary>
internal sealed record ParameterDocument
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string Help { get; init; }

    public string? Default { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>The expression by which the pipeline sets it, as written.</summary>
    public string? Expression { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public required ImmutableArray<string> Allowed { get; init; }
}
