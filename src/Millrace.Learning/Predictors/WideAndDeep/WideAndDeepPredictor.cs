using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>
/// A wide and deep network that predicts by itself: what was trained needs no libtorch to be used. A row gives the same number alone and in a batch. A
/// category that is none of those known (NaN, an id out of range) adds nothing; a quantity that is NaN makes the prediction NaN.
/// </summary>
public sealed class WideAndDeepPredictor : IPredictor
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "wide-and-deep";

    // By input instead of by unit: what is zero, most of a one-hot row, costs nothing.
    private readonly float[][] _layers;
    private readonly int _longest;

    /// <summary>Creates a predictor.</summary>
    /// <param name="shape">What the network is made of.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="kind">Whether the score becomes a probability or is the prediction.</param>
    /// <exception cref="ArgumentException">The weights do not fit the shape, or one is not finite.</exception>
    public WideAndDeepPredictor(WideAndDeepShape shape, WideAndDeepWeights weights, PredictionKind kind)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(weights);
        if (!weights.IsComplete(shape))
            throw new ArgumentException("There are weights for other numbers of features, crosses or layers than the shape has.", nameof(weights));
        foreach (NamedTensor tensor in weights.ToTensors(shape))
        {
            if (tensor.Shape.Aggregate(1L, static (count, length) => count * length) != tensor.Values.Length)
                throw new ArgumentException($"There are {tensor.Values.Length} weights \"{tensor.Name}\", where {tensor.ShapeText} belong.", nameof(weights));
            if (tensor.Values.Any(static value => !float.IsFinite(value)))
                throw new ArgumentException($"One of the weights \"{tensor.Name}\" is not a finite number.", nameof(weights));
        }

        Shape = shape;
        Weights = weights;
        Kind = kind;
        _longest = Math.Max(shape.DeepWidth, shape.Layers.Max());
        _layers = [.. weights.Layers.Select((layer, i) => Transpose(layer.AsSpan(), shape.Layers[i]))];
    }

    /// <inheritdoc/>
    public IPredictorFormat Format => WideAndDeepFormat.Instance;

    /// <inheritdoc/>
    public int Width => Shape.Layout.Width;

    /// <inheritdoc/>
    public PredictionKind Kind { get; }

    /// <inheritdoc/>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture, $"{Weights.Count:N0} weights, hidden layers of {string.Join(", ", Shape.Layers)} units, {Shape.Crosses.Length} crosses");

    /// <summary>What the network is made of.</summary>
    public WideAndDeepShape Shape { get; }

    /// <summary>Its weights.</summary>
    public WideAndDeepWeights Weights { get; }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> rows, Span<float> scores)
    {
        int count = PredictorChecks.Rows(rows, scores, Width);
        float[] rented = ArrayPool<float>.Shared.Rent(2 * _longest);
        try
        {
            Span<float> units = rented.AsSpan(0, _longest), next = rented.AsSpan(_longest, _longest);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> row = rows.Slice(i * Width, Width);
                float score = Weights.Bias + Wide(row) + Deep(row, units, next);
                scores[i] = Kind == PredictionKind.Probability ? PlattCalibration.Logistic.Probability(score) : score;
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private static float[] Transpose(ReadOnlySpan<float> weights, int units)
    {
        float[] turned = new float[weights.Length];
        int inputs = weights.Length / units;
        for (int unit = 0; unit < units; unit++)
        {
            for (int input = 0; input < inputs; input++)
                turned[(input * units) + unit] = weights[(unit * inputs) + input];
        }

        return turned;
    }

    /// <summary>The category of a feature in a row; its cardinality where it is none.</summary>
    private static int CategoryOf(FeatureSlot slot, ReadOnlySpan<float> row)
    {
        if (slot.Kind == FeatureKind.Category)
            return row[slot.Offset] is var id && id >= 0 && id < slot.Cardinality ? (int)id : slot.Cardinality;
        int position = row.Slice(slot.Offset, slot.Width).IndexOf(1f);
        return position < 0 ? slot.Cardinality : position;
    }

    private float Wide(ReadOnlySpan<float> row)
    {
        double sum = 0;
        ImmutableArray<FeatureSlot> slots = Shape.Layout.Slots;
        for (int i = 0; i < slots.Length; i++)
        {
            FeatureSlot slot = slots[i];
            if (slot.Kind == FeatureKind.Category)
            {
                int id = CategoryOf(slot, row);
                sum += id < slot.Cardinality ? Weights.WideIds[i][id] : 0;
                continue;
            }

            for (int column = slot.Offset; column < slot.Offset + slot.Width; column++)
                sum += (double)Weights.Wide[column] * row[column];
        }

        for (int i = 0; i < Shape.Crosses.Length; i++)
        {
            FeatureCross cross = Shape.Crosses[i];
            (long first, long second) = cross.Factors(Shape.ValuesOf(cross.First), Shape.ValuesOf(cross.Second));
            long pair = (first * CategoryOf(slots[cross.First], row)) + (second * CategoryOf(slots[cross.Second], row));
            sum += Weights.Crosses[i][(int)(pair % cross.Buckets)];
        }

        return (float)sum;
    }

    private float Deep(ReadOnlySpan<float> row, Span<float> units, Span<float> next)
    {
        int width = Enter(row, units);
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            int count = Shape.Layers[layer];
            Span<float> sums = next[..count];
            Weights.Biases[layer].AsSpan().CopyTo(sums);
            ReadOnlySpan<float> weights = _layers[layer];
            for (int i = 0; i < width; i++)
            {
                if (units[i] != 0)
                    TensorPrimitives.MultiplyAdd(weights.Slice(i * count, count), units[i], sums, sums);
            }

            TensorPrimitives.Max(sums, 0f, sums);
            Span<float> swapped = units;
            units = next;
            next = swapped;
            width = count;
        }

        float output = 0;
        for (int i = 0; i < width; i++)
            output += units[i] * Weights.Output[i];
        return output;
    }

    /// <summary>What enters the first layer: quantities as they are, categories as their vectors.</summary>
    private int Enter(ReadOnlySpan<float> row, Span<float> units)
    {
        int width = 0;
        for (int i = 0; i < Shape.Embeddings.Length; i++)
        {
            FeatureSlot slot = Shape.Layout[i];
            int length = Shape.Embeddings[i];
            if (length == 0)
            {
                row.Slice(slot.Offset, slot.Width).CopyTo(units[width..]);
                width += slot.Width;
                continue;
            }

            int id = CategoryOf(slot, row);
            if (id < slot.Cardinality)
                Weights.Embeddings[i].AsSpan(id * length, length).CopyTo(units[width..]);
            else
                units.Slice(width, length).Clear();
            width += length;
        }

        return width;
    }
}
