using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Finds artifacts.</summary>
internal interface IArtifactQueries
{
    /// <summary>The artifact whose digest begins so.</summary>
    /// <exception cref="MillraceException">There is none, or several, or the beginning is too short.</exception>
    ArtifactRecord ByDigest(string prefix);

    /// <summary>The output of a step of a run; its only one where no name is given.</summary>
    /// <exception cref="MillraceException">There is no such output.</exception>
    ArtifactRecord ByPlace(string runId, string step, string? output);

    /// <summary>The items of a collection, in order.</summary>
    ImmutableArray<ArtifactRecord> Items(ArtifactRecord collection);

    /// <summary>The content of a small value; null where there is none.</summary>
    byte[]? Content(ArtifactRecord artifact);

    /// <summary>A recorded schema of tables; null where there is none of that digest.</summary>
    /// <param name="digest">The whole digest.</param>
    /// <exception cref="MillraceException">Its text is damaged.</exception>
    ArtifactSchema? Schema(string digest);

    /// <summary>The artifacts that results show, each with its latest place; an item has that of its collection.</summary>
    List<(ArtifactRecord Artifact, string Place)> Placed();

    /// <summary>The latest run that shows an artifact as a result, the step and the output; null where none does.</summary>
    string? PlaceOf(ArtifactRecord artifact);

    /// <summary>The digests of all artifacts.</summary>
    HashSet<string> Digests();

    /// <summary>Notes what the files of a content look like that was found sound.</summary>
    /// <param name="digest">The content.</param>
    /// <param name="stamp">The names, lengths and times of its files.</param>
    int Restamp(string digest, string stamp);
}
