namespace Millrace.Runtime;

/// <summary>An artifact that a step took.</summary>
/// <param name="Name">The input's name.</param>
/// <param name="Item">The position in an input that takes a list; 0 otherwise.</param>
/// <param name="FromStep">The step that yielded it.</param>
/// <param name="FromOutput">That step's output.</param>
/// <param name="View">The view through which it was seen; null for none.</param>
/// <param name="Artifact">The artifact.</param>
public sealed record InputRecord(string Name, int Item, string FromStep, string FromOutput, string? View, ArtifactRecord Artifact);
