namespace Millrace.Runtime;

/// <summary>A file from outside of the store as a run read it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Digest">SHA-256 of its bytes: 64 hexadecimal digits.</param>
/// <param name="Bytes">How many there are.</param>
public sealed record DataFile(string Path, string Digest, long Bytes);
