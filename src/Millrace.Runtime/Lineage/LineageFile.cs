namespace Millrace.Runtime;

/// <summary>A version of a file from outside that steps read, as a node of lineage.</summary>
/// <param name="Path">Where it lay: the full path.</param>
/// <param name="Digest">SHA-256 of its bytes, in hexadecimal digits.</param>
/// <param name="Bytes">How many there were.</param>
public sealed record LineageFile(string Path, string Digest, long Bytes);
