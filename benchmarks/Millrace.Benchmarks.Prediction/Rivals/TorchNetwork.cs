using System.Collections.Immutable;
using Millrace.Features;
using Millrace.Learning;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Millrace.Benchmarks.Prediction;

/// <summary>A wide and deep network of quantities and indicators without crosses, as one writes it with TorchSharp: one score a row.</summary>
internal sealed class TorchNetwork : nn.Module<Tensor, Tensor>
{
    private readonly ImmutableArray<FeatureSlot> _slots;
    private readonly Tensor?[] _embeddings;
    private readonly Linear _wide;
    private readonly Linear[] _layers;
    private readonly Linear _output;

    /// <param name="shape">What it is made of.</param>
    /// <param name="weights">Its weights.</param>
    public TorchNetwork(WideAndDeepShape shape, WideAndDeepWeights weights)
        : base(nameof(TorchNetwork))
    {
        _slots = shape.Layout.Slots;
        if (!shape.Crosses.IsEmpty || _slots.Any(static slot => slot.Kind == FeatureKind.Category))
            throw new ArgumentException("Crosses and features that are ids are not written here.", nameof(shape));
        _embeddings = [.. _slots.Select((slot, i) => shape.Embeddings[i] == 0 ? null : Of(weights.Embeddings[i], slot.Cardinality))];
        for (int i = 0; i < _embeddings.Length; i++)
        {
            if (_embeddings[i] is { } vectors)
                register_buffer($"embedding_{i}", vectors);
        }

        _wide = Add("wide", weights.Wide, [weights.Bias]);
        _layers = [.. shape.Layers.Select((_, i) => Add($"layer_{i}", weights.Layers[i], weights.Biases[i]))];
        _output = Add("output", weights.Output, [0]);
        eval();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var entering = new Tensor[_slots.Length];
        for (int i = 0; i < entering.Length; i++)
        {
            Tensor numbers = input.narrow(1, _slots[i].Offset, _slots[i].Width);
            entering[i] = _embeddings[i] is { } vectors ? numbers.matmul(vectors) : numbers;
        }

        Tensor units = cat(entering, 1);
        foreach (Linear layer in _layers)
            units = layer.call(units).relu();
        return _wide.call(input) + _output.call(units);
    }

    private static Tensor Of(ImmutableArray<float> weights, int rows) => tensor(weights.AsSpan().ToArray()).reshape(rows, -1);

    private Linear Add(string name, ImmutableArray<float> weights, ImmutableArray<float> biases)
    {
        using Tensor first = Of(weights, biases.Length), second = tensor(biases.AsSpan().ToArray());
        Linear layer = nn.Linear(first.shape[1], biases.Length);
        using (no_grad())
        {
            layer.weight.copy_(first);
            layer.bias!.copy_(second);
        }

        register_module(name, layer);
        return layer;
    }
}
