using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>The beginning of an artifact: what <c>artifacts head --json</c> writes.</summary>
internal sealed record PreviewDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Digest { get; init; }

    public required string Type { get; init; }

    public required string Kind { get; init; }

    public required long Bytes { get; init; }

    public long? TotalRows { get; init; }

    public required ImmutableArray<string> Columns { get; init; }

    public required ImmutableArray<ImmutableArray<string?>> Rows { get; init; }
}
