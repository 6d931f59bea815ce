namespace Millrace.Data;

/// <summary>A file from outside as a step found it.</summary>
/// <param name="Path">Its path, relative to the current folder or not.</param>
/// <param name="Sha256">The SHA-256 of its content, in lower-case hexadecimal digits.</param>
public sealed record SourceFile(string Path, string Sha256);
