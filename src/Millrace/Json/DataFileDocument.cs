namespace Millrace.Json;

/// <summary>A file from outside as a run read it.</summary>
internal sealed record DataFileDocument(string Path, string Digest, long Bytes);
