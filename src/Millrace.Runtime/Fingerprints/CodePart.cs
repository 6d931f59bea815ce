namespace Millrace.Runtime;

/// <summary>One of the things that a code fingerprint is made of.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name; of a method with the types of its parameters.</param>
/// <param name="Digest">Its content: a digest, or a version.</param>
internal sealed record CodePart(CodePartKind Kind, string Name, string Digest);
