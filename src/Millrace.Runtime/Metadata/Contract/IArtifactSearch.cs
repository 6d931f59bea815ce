using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds stored artifacts by what they are and where they come from.</summary>
internal interface IArtifactSearch
{
    /// <summary>The artifacts that a filter wants, those that were stored last first.</summary>
    /// <param name="filter">Which are wanted; a run by its whole identity.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="before">The artifact after which to go on; null for the first page.</param>
    /// <exception cref="MillraceException"><paramref name="before"/> is not in the store.</exception>
    ImmutableArray<PlacedArtifact> Find(ArtifactFilter filter, int count, ArtifactRecord? before);

    /// <summary>The artifacts that a filter wants, those that were stored last first, and where to go on, even if the last of them is gone by then.</summary>
    /// <param name="filter">Which are wanted; a run by its whole identity.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="before">Only artifacts of smaller numbers; null for all.</param>
    /// <returns>The artifacts, and the number to go on from; null where there are no more.</returns>
    (ImmutableArray<PlacedArtifact> Artifacts, long? Next) Page(ArtifactFilter filter, int count, long? before);
}
