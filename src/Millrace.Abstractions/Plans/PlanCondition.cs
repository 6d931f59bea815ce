namespace Millrace;

/// <summary>What decides whether a step runs.</summary>
/// <param name="Source">The output that decides, a <see cref="Value{T}"/> of a Boolean.</param>
/// <param name="Holds">The value with which the step runs: true for <c>When</c>, false for <c>Unless</c>.</param>
public sealed record PlanCondition(PlanSource Source, bool Holds = true);
