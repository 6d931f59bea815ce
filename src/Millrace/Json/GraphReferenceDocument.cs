namespace Millrace.Json;

/// <summary>A stored artifact.</summary>
internal sealed record GraphReferenceDocument(string Kind, string Target);
