namespace Millrace.Json;

/// <summary>A registered model. Name, version and path are absent where its artifact can no longer be read.</summary>
internal sealed record ImpactRegistrationDocument(string? Name, int? Version, string? Path, string Digest, string? Place);
