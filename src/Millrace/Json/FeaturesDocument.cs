using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>Fitted features: what <c>features show --json</c> writes.</summary>
internal sealed record FeaturesDocument
{
    public int SchemaVersion { get; init; } = 1;

    public required string Digest { get; init; }

    public required string Type { get; init; }

    public required string Set { get; init; }

    public required string Fingerprint { get; init; }

    public required long Rows { get; init; }

    public required int Width { get; init; }

    public required int DenseWidth { get; init; }

    public required int IdWidth { get; init; }

    public required int SparseCount { get; init; }

    public string? Label { get; init; }

    public string? Weight { get; init; }

    public ImmutableArray<string>? Key { get; init; }

    public required ImmutableArray<FeatureDocument> Features { get; init; }
}
