namespace Millrace.Json;

/// <summary>A source column of a fitted feature; shares are 0 to 1.</summary>
internal sealed record FeatureColumnDocument
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required double Missing { get; init; }

    public double? Infinite { get; init; }

    public double? MissingElements { get; init; }

    public double? OutOfVocabulary { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }
}
