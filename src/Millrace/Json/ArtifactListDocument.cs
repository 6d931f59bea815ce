using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>Stored artifacts, the latest first: what <c>artifacts find --json</c> writes.</summary>
internal sealed record ArtifactListDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    public required ImmutableArray<FoundArtifactDocument> Artifacts { get; init; }

    /// <summary>The schemas of the tables among them, by digest; absent where there is none.</summary>
    public SortedDictionary<string, TableSchemaDocument>? Schemas { get; init; }
}
