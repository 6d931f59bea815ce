using System.Collections.Immutable;

namespace Millrace;

/// <summary>A pipeline as static data: steps in an order in which each comes after those it needs. Generated from <c>Define</c>.</summary>
public sealed record PipelinePlan
{
    /// <summary>
    /// The plan's format: the least one whose readers run this plan rightly. A reader that does not know it refuses the plan. See README.md in this
    /// folder.
    /// </summary>
    public int Format { get; init; } = 1;

    /// <summary>The pipeline's name.</summary>
    public required string Name { get; init; }

    /// <summary>The pipeline's class.</summary>
    public required Type Type { get; init; }

    /// <summary>The first sentence of the class's documentation; empty where there is none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The pipeline's parameters, in the order of declaration.</summary>
    public ImmutableArray<ParameterInfo> Parameters { get; init; } = [];

    /// <summary>What the pipeline takes where it is a step of another: the parameters of its <c>Define</c>. Format 2.</summary>
    public ImmutableArray<InputInfo> Inputs { get; init; } = [];

    /// <summary>What the pipeline yields where it is a step of another: what its <c>Define</c> returns. Format 2.</summary>
    public ImmutableArray<PlanOutput> Outputs { get; init; } = [];

    /// <summary>The steps; a step's inputs come from steps before it.</summary>
    public required ImmutableArray<PlanStep> Steps { get; init; }

    /// <summary>Creates the pipeline from the values of <see cref="Parameters"/>, for the expressions over them.</summary>
    public required Func<IReadOnlyList<object?>, object> Create { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Steps.Length} steps)";
}
