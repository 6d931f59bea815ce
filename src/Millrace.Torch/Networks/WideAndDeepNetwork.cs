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

    private readonly WideAndDeepShape _shape;
    private readonly Parameter _bias;
    private readonly Parameter _wide;
    private readonly Parameter?[] _wideIds;
    private readonly Parameter[] _crosses;
    private readonly Parameter?[] _embeddings;
    private readonly Linear[] _layers;
    private readonly Parameter _output;

    /// <param name="shape">What it is made of. The first weights come from libtorch's random numbers.</param>
    public WideAndDeepNetwork(WideAndDeepShape shape)
        : base(nameof(WideAndDeepNetwork))
    {
        _shape = shape;
        ImmutableArray<FeatureSlot> slots = shape.Layout.Slots;
        _bias = Add("bias", zeros(1));
        _wide = Add("wide", zeros(shape.Layout.Width));
        _wideIds = [.. slots.Select(slot => slot.Kind == FeatureKind.Category ? Add($"wide_{slot.Name}", zeros(slot.Cardinality)) : null)];
        _crosses = [.. shape.Crosses.Select((cross, i) => Add($"cross_{i}", zeros(cross.Buckets)))];
        _embeddings = [.. slots.Select((slot, i) => shape.Embeddings[i] > 0 ? Add($"embedding_{slot.Name}", RandomVectors(slot.Cardinality, shape.Embeddings[i])) : null)];
        _layers = new Linear[shape.Layers.Length];
        int width = shape.DeepWidth;
        for (int i = 0; i < _layers.Length; i++)
        {
            _layers[i] = nn.Linear(width, shape.Layers[i]);
            register_module($"layer_{i}", _layers[i]);
            width = shape.Layers[i];
        }

        _output = Add("output", RandomVectors(1, width).reshape(width) / Math.Sqrt(width));
    }

    /// <summary>Computes a logit a row.</summary>
    /// <param name="input">Rows × numbers, every one finite, ids within their ranges.</param>
    public override Tensor forward(Tensor input)
    {
        Tensor?[] ids = new Tensor?[_embeddings.Length];
        var entering = new List<Tensor>(_embeddings.Length);
        Tensor score = _bias;
        for (int i = 0; i < _embeddings.Length; i++)
        {
            FeatureSlot slot = _shape.Layout[i];
            Tensor numbers = input.narrow(1, slot.Offset, slot.Width);
            switch (slot.Kind)
            {
                case FeatureKind.Category:
                    Tensor id = ids[i] = numbers.select(1, 0).to(ScalarType.Int64);
                    entering.Add(_embeddings[i]!.index_select(0, id));
                    score = score + _wideIds[i]!.index_select(0, id);
                    break;
                case FeatureKind.Indicator:
                    entering.Add(numbers.matmul(_embeddings[i]!));
                    score = score + numbers.matmul(_wide.narrow(0, slot.Offset, slot.Width));
                    break;
                default:
                    entering.Add(numbers);
                    score = score + numbers.matmul(_wide.narrow(0, slot.Offset, slot.Width));
                    break;
            }
        }

        for (int i = 0; i < _crosses.Length; i++)
        {
            FeatureCross cross = _shape.Crosses[i];
            (long first, long second) = cross.Factors(_shape.ValuesOf(cross.First), _shape.ValuesOf(cross.Second));
            Tensor pair = (CategoryOf(cross.First, ids, input) * first) + (CategoryOf(cross.Second, ids, input) * second);
            score = score + _crosses[i].index_select(0, pair.remainder(cross.Buckets));
        }

        Tensor units = cat(entering, 1);
        foreach (Linear layer in _layers)
            units = layer.call(units).relu();
        return score + units.matmul(_output);
    }

    /// <summary>The weights as the predictor takes them.</summary>
    public WideAndDeepWeights ReadWeights() => new(
        Numbers(_bias)[0],
        Numbers(_wide),
        [.. _wideIds.Select(NumbersOrNone)],
        [.. _crosses.Select(Numbers)],
        [.. _embeddings.Select(NumbersOrNone)],
        [.. _layers.Select(static layer => Numbers(layer.weight))],
        [.. _layers.Select(static layer => Numbers(layer.bias!))],
        Numbers(_output));

    /// <summary>The category of a feature in each row; its cardinality where it is none.</summary>
    private Tensor CategoryOf(int feature, Tensor?[] ids, Tensor input)
    {
        if (ids[feature] is { } known)
            return known;
        FeatureSlot slot = _shape.Layout[feature];
        (Tensor greatest, Tensor position) = input.narrow(1, slot.Offset, slot.Width).max(1);
        return ids[feature] = position.masked_fill(greatest == 0, slot.Cardinality);
    }

    private static Tensor RandomVectors(int count, int length) => randn(count, length) * EmbeddingDeviation;

    private static ImmutableArray<float> NumbersOrNone(Parameter? weights) => weights is null ? [] : Numbers(weights);

    private static ImmutableArray<float> Numbers(Tensor weights)
    {
        using DisposeScope scope = NewDisposeScope();
        return [.. weights.detach().cpu().contiguous().data<float>().ToArray()];
    }

    private Parameter Add(string name, Tensor first)
    {
        var weights = new Parameter(first);
        register_parameter(name, weights);
        return weights;
    }
}
