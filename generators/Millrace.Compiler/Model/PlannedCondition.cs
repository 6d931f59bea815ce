namespace Millrace.Compiler;

/// <summary>What decides whether a step of a plan runs.</summary>
/// <param name="Source">The value.</param>
/// <param name="Holds">The value with which the step runs.</param>
public sealed record PlannedCondition(PlannedSource Source, bool Holds);
