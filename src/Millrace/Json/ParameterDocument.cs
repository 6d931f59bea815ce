using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>A parameter of a pipeline or of a step.</summary>
internal sealed record ParameterDocument
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string Help { get; init; }

    public string? Default { get; init; }

    public required bool IsRequired { get; init; }

    /// <summary>True where nobody may see its value.</summary>
    public bool? IsSecret { get; init; }

    /// <summary>The expression by which the pipeline sets it, as written.</summary>
    public string? Expression { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public required ImmutableArray<string> Allowed { get; init; }
}
