using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What changed in the columns of a dataset.</summary>
internal sealed record SchemaChangeDocument
{
    public required ImmutableArray<string> New { get; init; }

    public required ImmutableArray<string> Gone { get; init; }

    /// <summary>The columns of another type.</summary>
    public required ImmutableArray<TypeChangeDocument> Types { get; init; }

    /// <summary>Whether the same columns stand in another order.</summary>
    public required bool IsReordered { get; init; }

    /// <summary>All that changed, in a few words, what is sensitive and what is expected of values included; empty where nothing did.</summary>
    public required string Text { get; init; }
}
