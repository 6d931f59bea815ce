namespace Millrace.Data;

/// <summary>What the artifact's <c>written.json</c> holds.</summary>
internal sealed record WrittenFileDocument(string Path, long Rows, long Length, string Digest, string? FullPath = null);
