using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>A registered model that was made from something.</summary>
/// <param name="Artifact">The artifact that tells of the registration.</param>
/// <param name="Name">The model's name in the registry; null where the artifact can no longer be read.</param>
/// <param name="Version">The version; null likewise.</param>
/// <param name="Path">The version's folder; null likewise.</param>
public sealed record AffectedRegistration(PlacedArtifact Artifact, string? Name, int? Version, string? Path);
