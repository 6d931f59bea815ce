namespace Millrace.Compiler;

/// <summary>One step of a plan.</summary>
/// <param name="Name">The step's name.</param>
/// <param name="Component">The component's class.</param>
/// <param name="Inputs">For each input, where it comes from.</param>
/// <param name="Arguments">The parameters that the pipeline sets.</param>
/// <param name="SeesHoldout">Whether holdout data flows in, or comes out.</param>
public sealed record PlannedStep(string Name, TypeRef Component, EquatableArray<PlannedInput> Inputs, EquatableArray<PlannedArgument> Arguments, bool SeesHoldout);
