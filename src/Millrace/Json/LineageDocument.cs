using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What was made from what: what <c>lineage --json</c> writes.</summary>
internal sealed record LineageDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    /// <summary>What there is to say of what was asked for, such as that a file has other versions.</summary>
    public string? Note { get; init; }

    /// <summary>Whether there is more beyond the depth that was asked for.</summary>
    public required bool IsCut { get; init; }

    /// <summary>The nodes: the roots, then the nearest first.</summary>
    public required ImmutableArray<LineageNodeDocument> Nodes { get; init; }

    /// <summary>The links, from what was there before to what came of it.</summary>
    public required ImmutableArray<LineageLinkDocument> Links { get; init; }
}
