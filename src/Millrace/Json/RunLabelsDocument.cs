using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What people say of a run: what <c>runs tag</c>, <c>untag</c> and <c>note</c> write with <c>--json</c>.</summary>
internal sealed record RunLabelsDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Run { get; init; }

    public required string Store { get; init; }

    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    public required ImmutableArray<NoteDocument> Notes { get; init; }
}
