namespace Millrace.Json;

/// <summary>A content that is missing or damaged.</summary>
internal sealed record StoreProblemDocument
{
    public required string Artifact { get; init; }

    public required string Digest { get; init; }

    public required string Type { get; init; }

    public required string State { get; init; }
}
