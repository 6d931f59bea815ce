namespace Millrace.Runtime;

/// <summary>A file from outside as a step read it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Digest">SHA-256 of its bytes, in hexadecimal digits.</param>
/// <param name="Bytes">How many there are.</param>
internal readonly record struct SourceFile(string Path, string Digest, long Bytes);
