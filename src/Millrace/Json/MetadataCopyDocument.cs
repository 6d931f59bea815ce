namespace Millrace.Json;

/// <summary>A backup that was written or brought back: what <c>metadata backup --json</c> and <c>metadata restore --json</c> write.</summary>
internal sealed record MetadataCopyDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    /// <summary>The backup's full path.</summary>
    public required string File { get; init; }

    public required int Runs { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Where the metadata is now whose place the backup took.</summary>
    public string? Replaced { get; init; }
}
