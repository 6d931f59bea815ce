using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What was removed from a store, or would be: what <c>store gc --json</c> writes.</summary>
internal sealed record StoreCollectionDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    /// <summary>Whether nothing was removed.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>The runs, newest first.</summary>
    public required ImmutableArray<string> Runs { get; init; }

    public required int KeptRuns { get; init; }

    public required int Contents { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Whether other programs used the store meanwhile, so that results which they may reuse stayed.</summary>
    public required bool WasInUse { get; init; }
}
