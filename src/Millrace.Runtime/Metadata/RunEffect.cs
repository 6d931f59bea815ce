namespace Millrace.Runtime;

/// <summary>An artifact that may stand for something outside of the store, as a run shows it.</summary>
/// <param name="Run">The run's number.</param>
/// <param name="RunId">Its identity.</param>
/// <param name="Origin">The step, its parameters and the place of the output: a later effect of the same takes the place of this one.</param>
/// <param name="Artifact">The artifact.</param>
internal sealed record RunEffect(long Run, string RunId, string Origin, ArtifactRecord Artifact);
