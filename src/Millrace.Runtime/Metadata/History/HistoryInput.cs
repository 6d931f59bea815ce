namespace Millrace.Runtime;

/// <summary>An artifact that a step of a history took.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Item">The position in an input that takes a list; 0 otherwise.</param>
/// <param name="Artifact">The artifact's number (<see cref="HistoryArtifact.Number"/>).</param>
internal sealed record HistoryInput(string Name, int Item, long Artifact);
