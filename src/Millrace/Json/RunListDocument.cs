using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>The recorded runs: what <c>runs list --json</c> writes.</summary>
internal sealed record RunListDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    public required ImmutableArray<RunSummaryDocument> Runs { get; init; }
}
