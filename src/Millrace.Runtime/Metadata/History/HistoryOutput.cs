namespace Millrace.Runtime;

/// <summary>An artifact that a step of a history yielded.</summary>
/// <param name="Name">The output's name.</param>
/// <param name="Artifact">The artifact's number (<see cref="HistoryArtifact.Number"/>).</param>
internal sealed record HistoryOutput(string Name, long Artifact);
