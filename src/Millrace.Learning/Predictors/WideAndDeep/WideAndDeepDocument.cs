using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>A network's description as it is saved: all but its weights.</summary>
internal sealed record WideAndDeepDocument(
    string Format,
    int Version,
    [property: JsonConverter(typeof(NamedEnumConverter<PredictionKind>))] PredictionKind Output,
    ImmutableArray<WideAndDeepDocument.Feature> Features,
    ImmutableArray<WideAndDeepDocument.Cross> Crosses,
    ImmutableArray<int> Layers)
{
    public static WideAndDeepDocument Of(string format, int version, WideAndDeepPredictor network)
    {
        WideAndDeepShape shape = network.Shape;
        return new WideAndDeepDocument(
            format,
            version,
            network.Kind,
            [.. shape.Layout.Slots.Select((slot, i) => new Feature(slot.Name, slot.Kind, slot.Width, slot.Cardinality, shape.Embeddings[i]))],
            [.. shape.Crosses.Select(cross => new Cross(shape.Layout[cross.First].Name, shape.Layout[cross.Second].Name, cross.Buckets))],
            shape.Layers);
    }

    /// <exception cref="ArgumentException">The parts do not fit together.</exception>
    public WideAndDeepShape ToShape()
    {
        if (Features.IsDefault || Crosses.IsDefault || Layers.IsDefault || Features.Contains(null!) || Crosses.Contains(null!))
            throw new ArgumentException("Features, crosses or layers are missing.");
        var slots = ImmutableArray.CreateBuilder<FeatureSlot>(Features.Length);
        int offset = 0;
        foreach (Feature feature in Features)
        {
            if (feature.Cardinality < 0 || (feature.Kind == FeatureKind.Indicator && feature.Cardinality != feature.Width)
                || (feature.Kind == FeatureKind.Category && feature.Width != 1))
            {
                throw new ArgumentException($"The feature {feature.Name} has {feature.Width} numbers and {feature.Cardinality} categories.");
            }

            slots.Add(new FeatureSlot(feature.Name, offset, feature.Width, feature.Kind, feature.Cardinality));
            offset = checked(offset + feature.Width);
        }

        return new WideAndDeepShape(
            slots.MoveToImmutable(),
            [.. Features.Select(static feature => feature.Embedding)],
            [.. Crosses.Select(cross => new FeatureCross(IndexOf(cross.First), IndexOf(cross.Second), cross.Buckets))],
            Layers);
    }

    private int IndexOf(string feature)
    {
        for (int i = 0; i < Features.Length; i++)
        {
            if (Features[i].Name == feature)
                return i;
        }

        throw new ArgumentException($"A cross names the feature {feature}, which is not there.");
    }

    internal sealed record Feature(
        string Name,
        [property: JsonConverter(typeof(NamedEnumConverter<FeatureKind>))] FeatureKind Kind,
        int Width,
        int Cardinality,
        int Embedding);

    internal sealed record Cross(string First, string Second, int Buckets);
}
