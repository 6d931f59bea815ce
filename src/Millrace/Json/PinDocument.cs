namespace Millrace.Json;

/// <summary>Whether a run is kept: what <c>runs pin --json</c> and <c>runs unpin --json</c> write.</summary>
internal sealed record PinDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Run { get; init; }

    public required string Store { get; init; }

    public required bool IsPinned { get; init; }

    /// <summary>False where it was so before.</summary>
    public required bool HasChanged { get; init; }
}
