namespace Millrace;

/// <summary>What a pipeline that is a step of another yields.</summary>
/// <param name="Info">The output as the outer pipeline sees it.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record PlanOutput(OutputInfo Info, PlanSource Source);
