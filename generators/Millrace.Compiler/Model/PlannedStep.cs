namespace Millrace.Compiler;

/// <summary>One step of a plan.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Component">The component's class.</param>
/// <param name="Inputs">For each input, where it comes from.</param>
/// <param name="Outputs">What it yields, for the preview.</param>
/// <param name="Arguments">The parameters that the pipeline sets.</param>
/// <param name="SeesHoldout">Whether holdout data flows in, or comes out.</param>
/// <param name="Control">Whether and how often it runs.</param>
public sealed record PlannedStep(
    string Name,
    TypeRef Component,
    EquatableArray<PlannedInput> Inputs,
    EquatableArray<OutputModel> Outputs,
    EquatableArray<PlannedArgument> Arguments,
    bool SeesHoldout,
    StepControl Control)
{
    /// <summary>Whether it is a pipeline.</summary>
    public bool IsPipeline { get; init; }

    /// <summary>What is run, where no class has a descriptor of it; null for a component.</summary>
    public ComponentSignature? Composite { get; init; }

    /// <summary>The least format of plans whose readers run it rightly.</summary>
    public int Format => Math.Max(Control.Format, Inputs.SelectMany(static each => each.Sources).Any(static each => each.Fallback is not null) || IsPipeline ? 2 : 1);

    /// <summary>All that has to be known before it runs.</summary>
    public IEnumerable<PlannedSource> Needs =>
        Inputs.SelectMany(static each => each.Sources).Concat(Control.Conditions.Select(static each => each.Source)).SelectMany(static each => each.Alternatives);
}
