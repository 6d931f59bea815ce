namespace Millrace.Json;

/// <summary>What was copied out of the store: what <c>data checkout --json</c> writes.</summary>
internal sealed record DataCheckoutDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Store { get; init; }

    public required string Reference { get; init; }

    public required string Digest { get; init; }

    /// <summary>The full path of the folder.</summary>
    public required string Folder { get; init; }

    public required int Files { get; init; }

    public required long Bytes { get; init; }
}
