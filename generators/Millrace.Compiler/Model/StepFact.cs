namespace Millrace.Compiler;

/// <summary>What other pipelines may know of a step.</summary>
/// <param name="Name">Its name in a run.</param>
/// <param name="Outputs">What it yields.</param>
public sealed record StepFact(string Name, EquatableArray<OutputFact> Outputs);
