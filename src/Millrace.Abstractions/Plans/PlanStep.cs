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

    /// <summary>What must hold for the step to run (<c>When</c>, <c>Unless</c>); where one does not, the run goes on without the step. Format 2.</summary>
    public ImmutableArray<PlanCondition> Conditions { get; init; } = [];

    /// <summary>Whether the step runs whatever became of its needs and of the run (<c>Always</c>); all its inputs are optional. Format 2.</summary>
    public bool RunsAlways { get; init; }

    /// <summary>What is done with each item of a collection (<c>Map</c>); null for a step that runs once. Format 2.</summary>
    public PlanMap? Map { get; init; }

    /// <summary>The stored artifact that the step stands for (<c>Latest</c>, <c>Champion</c>); null for a step that runs. Format 2.</summary>
    public PlanReference? Reference { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
