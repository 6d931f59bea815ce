namespace Millrace.Runtime;

/// <summary>An artifact that an output of a step was.</summary>
/// <param name="Artifact">The artifact.</param>
/// <param name="First">The step that yielded it first.</param>
/// <param name="Latest">The step that it was the output of last.</param>
internal sealed record OutputReading(ArtifactRecord Artifact, long First, long Latest);
