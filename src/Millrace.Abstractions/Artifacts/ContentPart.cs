namespace Millrace;

/// <summary>A part of an artifact's content that has a digest of its own, such as a column of a dataset.</summary>
/// <param name="Name">What it is, as a reason names it: <c>column fare</c>. Unique among the parts of an artifact.</param>
/// <param name="Digest">What it holds: equal where a step that sees it would find the same.</param>
public sealed record ContentPart(string Name, string Digest);
