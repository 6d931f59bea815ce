namespace Millrace.Compiler;

/// <summary>What other pipelines may know of a step.</summary>
/// <param name="Name">Its name in a run.</param>
/// <param name="Outputs">What it yields.</param>
/// <param name="IsPipeline">Whether it stands for steps that are not known, whose names begin with its own and a dot.</param>
public sealed record StepFact(string Name, EquatableArray<OutputFact> Outputs, bool IsPipeline);
