namespace Millrace.Runtime;

/// <summary>A file from outside that a step read.</summary>
/// <param name="Parameter">The parameter that names it, or the folder or the pattern that it is of.</param>
/// <param name="Span">The span that it belongs to; null for a parameter that has none.</param>
/// <param name="Path">The full path.</param>
/// <param name="Digest">SHA-256 of its bytes, in hexadecimal digits.</param>
/// <param name="Bytes">How many there are.</param>
public sealed record SourceRecord(string Parameter, string? Span, string Path, string Digest, long Bytes);
