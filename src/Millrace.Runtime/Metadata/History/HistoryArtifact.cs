using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>An artifact of a history.</summary>
/// <param name="Number">What tells it from all others of the store.</param>
/// <param name="Artifact">The artifact.</param>
/// <param name="CreatedAt">When it was first stored, in UTC.</param>
/// <param name="HasContent">Whether its content is kept in the metadata.</param>
/// <param name="Items">The numbers of a collection's items, in order.</param>
internal sealed record HistoryArtifact(long Number, ArtifactRecord Artifact, DateTimeOffset CreatedAt, bool HasContent, ImmutableArray<long> Items)
{
    /// <summary>Its schema as JSON (<see cref="SchemaText"/>); null for what is no table, and where none was recorded.</summary>
    public string? Schema { get; init; }
}
