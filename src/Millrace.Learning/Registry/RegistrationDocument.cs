namespace Millrace.Learning;

/// <summary>What the artifact's <c>registration.json</c> holds.</summary>
internal sealed record RegistrationDocument(string Format, int Version, string Name, int ModelVersion, string Path, string Digest, string? FullPath = null);
