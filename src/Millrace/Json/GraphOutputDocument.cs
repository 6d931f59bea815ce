namespace Millrace.Json;

/// <summary>An output.</summary>
internal sealed record GraphOutputDocument(string Name, string Type, string Kind, bool Holdout);
