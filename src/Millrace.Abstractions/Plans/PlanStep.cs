using System.Collections.Immutable;

namespace Millrace;

/// <summary>One step of a plan: a component, where its inputs come from, and the parameters that the pipeline sets.</summary>
public sealed record PlanStep
{
    /// <summary>The step's name, unique in the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>What it runs.</summary>
    public required ComponentDescriptor Component { get; init; }

    /// <summary>For each of the component's inputs, where it comes from.</summary>
    public ImmutableArray<PlanInput> Inputs { get; init; } = [];

    /// <summary>The parameters that the pipeline sets; the others keep their defaults.</summary>
    public ImmutableArray<PlanArgument> Arguments { get; init; } = [];

    /// <summary>Whether what this step yields is, or comes from, holdout data.</summary>
    public bool SeesHoldout { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
