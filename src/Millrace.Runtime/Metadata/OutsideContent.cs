namespace Millrace.Runtime;

/// <summary>What an artifact says that it stands for outside of the store.</summary>
/// <param name="Path">The full path; null where nobody wrote it down.</param>
/// <param name="Digest">SHA-256 of what is there, in hexadecimal digits.</param>
internal sealed record OutsideContent(string? Path, string Digest);
