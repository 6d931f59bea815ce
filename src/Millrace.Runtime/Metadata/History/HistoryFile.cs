namespace Millrace.Runtime;

/// <summary>A version of a file from outside that a step of a history read.</summary>
/// <param name="Number">What tells this path with this content from all others.</param>
/// <param name="Parameter">The parameter that named it.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Digest">The SHA-256 of its bytes.</param>
/// <param name="Bytes">Its length.</param>
internal sealed record HistoryFile(long Number, string Parameter, string Path, string Digest, long Bytes);
