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
    StepControl Control);
