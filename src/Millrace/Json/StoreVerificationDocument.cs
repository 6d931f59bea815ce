using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What a store was found to hold: what <c>store verify --json</c> writes.</summary>
internal sealed record StoreVerificationDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required int Contents { get; init; }

    public required long Bytes { get; init; }

    public required ImmutableArray<StoreProblemDocument> Problems { get; init; }

    /// <summary>How many contents belong to no result: <c>store gc</c> frees them.</summary>
    public required int Unneeded { get; init; }

    public required long UnneededBytes { get; init; }
}
