using System.Collections.Immutable;

namespace Millrace.Json;

/// <summary>One fitted feature.</summary>
internal sealed record FeatureDocument
{
    public required string Name { get; init; }

    public required ImmutableArray<FeatureColumnDocument> Columns { get; init; }

    public ImmutableArray<FeatureColumnDocument>? Keys { get; init; }

    public double? OutOfVocabulary { get; init; }

    public required ImmutableArray<string> Transforms { get; init; }

    public required string Fitted { get; init; }

    public required string Kind { get; init; }

    public required int Offset { get; init; }

    public required int Width { get; init; }

    public required int Cardinality { get; init; }

    public required string Group { get; init; }

    public required int GroupOffset { get; init; }

    public required ImmutableArray<string> Names { get; init; }
}
