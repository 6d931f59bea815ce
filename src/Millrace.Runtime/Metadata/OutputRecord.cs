namespace Millrace.Runtime;

/// <summary>An output of an executed, reused or skipped step.</summary>
/// <param name="Name">The output's name.</param>
/// <param name="Artifact">What it yielded.</param>
public sealed record OutputRecord(string Name, ArtifactRecord Artifact);
