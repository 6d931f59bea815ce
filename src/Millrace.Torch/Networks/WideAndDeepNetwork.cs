using System.Collections.Immutable;
using Millrace.Features;
using Millrace.Learning;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>
/// A wide and deep network as it is trained: a linear model of features and their crosses, and layers over quantities and embeddings of categories, added
/// up to one logit. Cheng et al., "Wide &amp; Deep Learning for Recommender Systems", 2016, section 3.
/// </summary>
internal sealed class WideAndDeepNetwork : nn.Module<Tensor, Tensor>
{
    private const double EmbeddingDeviation = 0.1;

    private const string Bias = "bias", WideWeights = "wide", Output = "output";

    // Weights are asked for by name: where a network is moved to another device, others take their places.
    private readonly WideAndDeepShape _shape;
    private readonly string[] _wideIds;
    private readonly string[] _embeddings;
    private readonly string[] _crosses;
    private readonly Linear[] _layers;

    // What is handed to libtorch must be held: TorchSharp makes an object of a number, and the collector may free it during the call.
    // Adding two tensors is no exception: it makes one of the number that the second is multiplied by.
    private readonly Scalar _zero = 0;
    private readonly Scalar _one = 1;
    private readonly Scalar[] _none;
    private readonly (Scalar First, Scalar Second, Scalar Buckets)[] _factors;

    /// <param name="shape">What it is made of. The first weights come from libtorch's random numbers.</param>
    public WideAndDeepNetwork(WideAndDeepShape shape)
        : base(nameof(WideAndDeepNetwork))
    {
        // What is made on the way to a weight goes with the scope; the weights stay.
        using DisposeScope scope = NewDisposeScope();
        _shape = shape;
        ImmutableArray<FeatureSlot> slots = shape.Layout.Slots;
        _wideIds = [.. slots.Select(static slot => $"wide_{slot.Name}")];
        _embeddings = [.. slots.Select(static slot => $"embedding_{slot.Name}")];
        _crosses = [.. shape.Crosses.Select(static (_, i) => $"cross_{i}")];
        _layers = new Linear[shape.Layers.Length];
        _none = [.. slots.Select(static slot => (Scalar)slot.Cardinality)];
        _factors = [.. shape.Crosses.Select(FactorsOf)];

        Add(Bias, zeros(1));
        Add(WideWeights, zeros(shape.Layout.Width));
        for (int i = 0; i < slots.Length; i++)
        {
            if (slots[i].Kind == FeatureKind.Category)
                Add(_wideIds[i], zeros(slots[i].Cardinality));
            if (shape.Embeddings[i] > 0)
                Add(_embeddings[i], RandomVectors(slots[i].Cardinality, shape.Embeddings[i]));
        }

        for (int i = 0; i < _crosses.Length; i++)
            Add(_crosses[i], zeros(shape.Crosses[i].Buckets));
        int width = shape.DeepWidth;
        for (int i = 0; i < _layers.Length; i++)
        {
            register_module($"layer_{i}", _layers[i] = nn.Linear(width, shape.Layers[i]));
            width = shape.Layers[i];
        }

        Add(Output, RandomVectors(1, width, 1 / Math.Sqrt(width)).reshape(width));
        foreach (Parameter weights in parameters())
            scope.Detach(weights);
    }

    /// <summary>Computes a logit a row.</summary>
    /// <param name="input">Rows × numbers, every one finite, ids within their ranges.</param>
    public override Tensor forward(Tensor input)
    {
        var ids = new Tensor?[_embeddings.Length];
        var entering = new List<Tensor>(_embeddings.Length);
        Tensor score = Weights(Bias), wide = Weights(WideWeights);
        for (int i = 0; i < _embeddings.Length; i++)
        {
            FeatureSlot slot = _shape.Layout[i];
            Tensor numbers = input.narrow(1, slot.Offset, slot.Width);
            if (slot.Kind == FeatureKind.Category)
            {
                Tensor id = ids[i] = numbers.select(1, 0).to(ScalarType.Int64);
                entering.Add(Weights(_embeddings[i]).index_select(0, id));
                score = score.add(Weights(_wideIds[i]).index_select(0, id), _one);
                continue;
            }

            // Indicators times vectors are the vector of the category that is set.
            entering.Add(slot.Kind == FeatureKind.Indicator ? numbers.matmul(Weights(_embeddings[i])) : numbers);
            score = score.add(numbers.matmul(wide.narrow(0, slot.Offset, slot.Width)), _one);
        }

        for (int i = 0; i < _crosses.Length; i++)
        {
            FeatureCross cross = _shape.Crosses[i];
            (Scalar first, Scalar second, Scalar buckets) = _factors[i];
            Tensor pair = CategoryOf(cross.First, ids, input).mul(first).add(CategoryOf(cross.Second, ids, input).mul(second), _one);
            score = score.add(Weights(_crosses[i]).index_select(0, pair.remainder(buckets)), _one);
        }

        Tensor units = cat(entering, 1);
        foreach (Linear layer in _layers)
            units = layer.call(units).relu();
        return score.add(units.matmul(Weights(Output)), _one);
    }

    /// <summary>The weights as the predictor takes them.</summary>
    public WideAndDeepWeights ReadWeights()
    {
        ImmutableArray<FeatureSlot> slots = _shape.Layout.Slots;
        return new WideAndDeepWeights(
            Numbers(Weights(Bias))[0],
            Numbers(Weights(WideWeights)),
            [.. slots.Select((slot, i) => slot.Kind == FeatureKind.Category ? Numbers(Weights(_wideIds[i])) : [])],
            [.. _crosses.Select(name => Numbers(Weights(name)))],
            [.. slots.Select((_, i) => _shape.Embeddings[i] > 0 ? Numbers(Weights(_embeddings[i])) : [])],
            [.. _layers.Select(static layer => Numbers(layer.weight))],
            [.. _layers.Select(static layer => Numbers(layer.bias!))],
            Numbers(Weights(Output)));
    }

    /// <summary>The category of a feature in each row; its cardinality where it is none.</summary>
    private Tensor CategoryOf(int feature, Tensor?[] ids, Tensor input)
    {
        if (ids[feature] is { } known)
            return known;
        FeatureSlot slot = _shape.Layout[feature];
        (Tensor greatest, Tensor position) = input.narrow(1, slot.Offset, slot.Width).max(1);
        return ids[feature] = position.masked_fill(greatest.eq(_zero), _none[feature]);
    }

    private static Tensor RandomVectors(int count, int length, double factor = 1)
    {
        using Scalar deviation = EmbeddingDeviation * factor;
        return randn(count, length).mul_(deviation);
    }

    private (Scalar First, Scalar Second, Scalar Buckets) FactorsOf(FeatureCross cross)
    {
        (long first, long second) = cross.Factors(_shape.ValuesOf(cross.First), _shape.ValuesOf(cross.Second));
        return (first, second, cross.Buckets);
    }

    private static ImmutableArray<float> Numbers(Tensor weights)
    {
        using DisposeScope scope = NewDisposeScope();
        return [.. weights.detach().cpu().contiguous().data<float>().ToArray()];
    }

    private Parameter Weights(string name) => get_parameter(name)!;

    private void Add(string name, Tensor first) => register_parameter(name, new Parameter(first));
}
