using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>The versions of data: what <c>data log --json</c> writes.</summary>
internal sealed record DataLogDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    /// <summary>What was asked for: a path or pattern, or pipeline and input with a space between them.</summary>
    public required string Of { get; init; }

    /// <summary>The versions, the one that was seen last first.</summary>
    public required ImmutableArray<DataVersionDocument> Versions { get; init; }
}
