using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>What became of runs that somebody deleted: what <c>runs delete --json</c> writes.</summary>
internal sealed record RunDeletionDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    /// <summary>Whether nothing was deleted.</summary>
    public required bool IsDryRun { get; init; }

    public required ImmutableArray<string> Runs { get; init; }

    /// <summary>Those of the runs of which results stay, because other runs reuse them.</summary>
    public required ImmutableArray<string> Lending { get; init; }

    public required int Contents { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Whether other programs used the store meanwhile, so that results which they may reuse stayed.</summary>
    public required bool WasInUse { get; init; }
}
