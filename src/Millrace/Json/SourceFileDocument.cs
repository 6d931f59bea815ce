namespace Millrace.Json;

/// <summary>A version of a file from outside.</summary>
internal sealed record SourceFileDocument(string Path, string Digest, long Bytes);
