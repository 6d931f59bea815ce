namespace Millrace.Json;

/// <summary>An artifact that a step took.</summary>
internal sealed record InputDocument(string Name, string FromStep, string FromOutput, string? View, string Digest);
