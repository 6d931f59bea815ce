using System.Collections.Immutable;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>The weights of a wide and deep network, by what they belong to.</summary>
/// <param name="Bias">Added to the score.</param>
/// <param name="Wide">A weight for each number of a row; those of categorical ids are in <paramref name="WideIds"/>, and these are 0.</param>
/// <param name="WideIds">For each feature that is an id: a weight for each of its categories; empty for others.</param>
/// <param name="Crosses">For each cross: a weight for each bucket.</param>
/// <param name="Embeddings">For each feature: its vectors one after another, a category each; empty for quantities.</param>
/// <param name="Layers">For each hidden layer: its weights, all those of a unit one after another.</param>
/// <param name="Biases">For each hidden layer: a number for each unit.</param>
/// <param name="Output">A weight for each unit of the last hidden layer.</param>
public sealed record WideAndDeepWeights(
    float Bias,
    ImmutableArray<float> Wide,
    ImmutableArray<ImmutableArray<float>> WideIds,
    ImmutableArray<ImmutableArray<float>> Crosses,
    ImmutableArray<ImmutableArray<float>> Embeddings,
    ImmutableArray<ImmutableArray<float>> Layers,
    ImmutableArray<ImmutableArray<float>> Biases,
    ImmutableArray<float> Output)
{
    /// <summary>How many weights there are.</summary>
    public long Count => 1 + Wide.Length + Output.Length
        + WideIds.Concat(Crosses).Concat(Embeddings).Concat(Layers).Concat(Biases).Sum(static weights => (long)weights.Length);

    /// <summary>Whether there is an array for each part of a shape, whatever its length.</summary>
    /// <param name="shape">The network's shape.</param>
    internal bool IsComplete(WideAndDeepShape shape) =>
        !Wide.IsDefault && !Output.IsDefault && AreThere(WideIds, shape.Layout.Slots.Length) && AreThere(Crosses, shape.Crosses.Length)
        && AreThere(Embeddings, shape.Layout.Slots.Length) && AreThere(Layers, shape.Layers.Length) && AreThere(Biases, shape.Layers.Length);

    /// <summary>The weights with their names and shapes, in a fixed order.</summary>
    /// <param name="shape">The network's shape.</param>
    internal IEnumerable<NamedTensor> ToTensors(WideAndDeepShape shape)
    {
        yield return new NamedTensor("bias", [1], [Bias]);
        yield return new NamedTensor("wide", [shape.Layout.Width], Wide);
        for (int i = 0; i < shape.Layout.Slots.Length; i++)
        {
            FeatureSlot slot = shape.Layout[i];
            if (slot.Kind == FeatureKind.Category)
                yield return new NamedTensor($"wide.{slot.Name}", [slot.Cardinality], WideIds[i]);
            if (shape.Embeddings[i] > 0)
                yield return new NamedTensor($"embedding.{slot.Name}", [slot.Cardinality, shape.Embeddings[i]], Embeddings[i]);
        }

        for (int i = 0; i < shape.Crosses.Length; i++)
            yield return new NamedTensor($"cross.{i}", [shape.Crosses[i].Buckets], Crosses[i]);
        int width = shape.DeepWidth;
        for (int i = 0; i < shape.Layers.Length; i++)
        {
            yield return new NamedTensor($"layer.{i}.weight", [shape.Layers[i], width], Layers[i]);
            yield return new NamedTensor($"layer.{i}.bias", [shape.Layers[i]], Biases[i]);
            width = shape.Layers[i];
        }

        yield return new NamedTensor("output", [width], Output);
    }

    private static bool AreThere(ImmutableArray<ImmutableArray<float>> arrays, int count) =>
        !arrays.IsDefault && arrays.Length == count && !arrays.Any(static array => array.IsDefault);

    /// <summary>Takes the weights of a shape out of a file.</summary>
    /// <exception cref="ArtifactFormatException">The file holds others.</exception>
    internal static WideAndDeepWeights Take(TensorSet tensors, WideAndDeepShape shape)
    {
        float bias = tensors.Take("bias", 1)[0];
        ImmutableArray<float> wide = tensors.Take("wide", shape.Layout.Width);
        ImmutableArray<float>[] ids = new ImmutableArray<float>[shape.Layout.Slots.Length], embeddings = new ImmutableArray<float>[ids.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            FeatureSlot slot = shape.Layout[i];
            ids[i] = slot.Kind == FeatureKind.Category ? tensors.Take($"wide.{slot.Name}", slot.Cardinality) : [];
            embeddings[i] = shape.Embeddings[i] > 0 ? tensors.Take($"embedding.{slot.Name}", slot.Cardinality, shape.Embeddings[i]) : [];
        }

        ImmutableArray<float>[] crosses = [.. shape.Crosses.Select((cross, i) => tensors.Take($"cross.{i}", cross.Buckets))];
        ImmutableArray<float>[] layers = new ImmutableArray<float>[shape.Layers.Length], biases = new ImmutableArray<float>[layers.Length];
        int width = shape.DeepWidth;
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = tensors.Take($"layer.{i}.weight", shape.Layers[i], width);
            biases[i] = tensors.Take($"layer.{i}.bias", shape.Layers[i]);
            width = shape.Layers[i];
        }

        ImmutableArray<float> output = tensors.Take("output", width);
        tensors.RequireEmpty();
        return new WideAndDeepWeights(bias, wide, [.. ids], [.. crosses], [.. embeddings], [.. layers], [.. biases], output);
    }
}
