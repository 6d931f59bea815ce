namespace Millrace.Runtime;

/// <summary>A content of files from outside of which the store keeps a copy.</summary>
/// <param name="Digest">SHA-256 of the bytes.</param>
/// <param name="Object">The digest of the folder in <c>objects/</c> that holds the copy.</param>
/// <param name="Bytes">How many there are.</param>
/// <param name="Stamp">The name, length and times of the copy when it was made.</param>
internal sealed record KeptSource(string Digest, string Object, long Bytes, string Stamp);
