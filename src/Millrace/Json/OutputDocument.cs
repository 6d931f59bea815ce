namespace Millrace.Json;

/// <summary>An artifact that a step yielded.</summary>
internal sealed record OutputDocument(string Name, string Type, string Kind, string Digest, long Bytes, long? Rows);
