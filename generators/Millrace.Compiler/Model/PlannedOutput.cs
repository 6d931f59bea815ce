namespace Millrace.Compiler;

/// <summary>What a plan yields where it is a step of another, or the body of a map.</summary>
/// <param name="Model">The output.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record PlannedOutput(OutputModel Model, PlannedSource Source);
