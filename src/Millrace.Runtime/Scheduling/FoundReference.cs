namespace Millrace.Runtime;

/// <summary>What a step of a plan stands for that makes nothing itself (<c>Latest</c>, <c>Champion</c>).</summary>
/// <param name="Step">The step.</param>
/// <param name="Artifact">The stored artifact; null where there is none yet.</param>
/// <param name="Reason">Where it comes from, or why there is none.</param>
internal sealed record FoundReference(BoundStep Step, ArtifactRecord? Artifact, string Reason);
