using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What is to be copied into a folder.</summary>
/// <param name="Files">The files.</param>
/// <param name="Bytes">The bytes of them all.</param>
/// <param name="Parts">
/// The contents whose digests are held against what was copied: the names of a content's files begin with its folder, which may be empty.
/// </param>
/// <param name="Absent">Makes the error for a file that was found nowhere.</param>
internal sealed record CheckoutPlan(
    ImmutableArray<CheckoutFile> Files,
    long Bytes,
    ImmutableArray<(string Folder, ArtifactRecord Artifact)> Parts,
    Func<CheckoutFile, string?, MillraceException> Absent);
