using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>The artifacts of one kind, or the files, that lineage leads to: what <c>lineage --kind --json</c> writes.</summary>
internal sealed record LineageListDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    /// <summary>What there is to say of what was asked for.</summary>
    public string? Note { get; init; }

    public required string Kind { get; init; }

    /// <summary>The artifacts, the nearest first.</summary>
    public required ImmutableArray<FoundArtifactDocument> Artifacts { get; init; }

    /// <summary>The files, where the kind is 'file'.</summary>
    public required ImmutableArray<SourceFileDocument> Files { get; init; }
}
