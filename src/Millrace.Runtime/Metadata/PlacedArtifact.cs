namespace Millrace.Runtime;

/// <summary>A stored artifact, and when and where it was made.</summary>
/// <param name="Record">The artifact.</param>
/// <param name="MadeAt">When it was first stored, in UTC.</param>
/// <param name="Place">
/// The first run in the store that shows it as a result, the step and the output, as <see cref="Metadata.ResolveArtifact"/> takes them; of an item that no step
/// yielded that of its collection; null where no such run is in the store any more.
/// </param>
public sealed record PlacedArtifact(ArtifactRecord Record, DateTimeOffset MadeAt, string? Place);
