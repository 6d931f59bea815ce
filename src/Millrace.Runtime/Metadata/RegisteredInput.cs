namespace Millrace.Runtime;

/// <summary>A registration, and something that the step which made it took.</summary>
/// <param name="Registration">The registration.</param>
/// <param name="Input">What was registered.</param>
/// <param name="RunId">The run that did it.</param>
internal sealed record RegisteredInput(ArtifactRecord Registration, ArtifactRecord Input, string RunId);
