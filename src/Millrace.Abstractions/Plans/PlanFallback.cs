namespace Millrace;

/// <summary>What stands in for an output that the run goes on without (<c>Or</c>).</summary>
/// <param name="Source">The output; it may have a fallback of its own.</param>
public sealed record PlanFallback(PlanSource Source);
