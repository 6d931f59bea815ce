using Millrace.Data;
using Millrace.Features;

namespace Millrace.Torch;

/// <summary>The features, labels and weights of adjoining rows of a dataset. Its buffers grow to what is asked of them, and are kept.</summary>
/// <param name="width">Numbers a row.</param>
/// <param name="hasWeights">Whether rows have a weight.</param>
internal sealed class RowBlock(int width, bool hasWeights = false)
{
    private float[] _values = [];
    private float[] _labels = [];
    private float[] _weights = [];

    /// <summary>Number of the first row in the dataset, from 0.</summary>
    public long FirstRow { get; private set; }

    /// <summary>How many rows it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The features row by row.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, Count * width);

    /// <summary>A label a row.</summary>
    public ReadOnlySpan<float> Labels => _labels.AsSpan(0, Count);

    /// <summary>How much each row counts; empty where each counts once.</summary>
    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, hasWeights ? Count : 0);

    /// <summary>Empties it.</summary>
    /// <param name="firstRow">Number of the row that comes next.</param>
    /// <param name="capacity">How many rows are expected.</param>
    public void Begin(long firstRow, int capacity)
    {
        FirstRow = firstRow;
        Count = 0;
        Reserve(capacity);
    }

    /// <summary>The mean of the weights; 1 where each row counts once.</summary>
    public double MeanWeight()
    {
        double sum = hasWeights ? 0 : Count;
        foreach (float weight in Weights)
            sum += weight;
        return sum / Count;
    }

    /// <summary>Divides the weights.</summary>
    public void Scale(double by)
    {
        for (int i = 0; i < Weights.Length; i++)
            _weights[i] = (float)(_weights[i] / by);
    }

    /// <summary>Computes the features, labels and weights of a batch behind those that are there.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="features">The features.</param>
    /// <param name="counter">Counts the rows; null to count nothing.</param>
    public void Add<TRow, TFeatures>(Batch<TRow> batch, Fitted<TFeatures> features, FeatureCounter? counter = null)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
    {
        int first = Count;
        Reserve(first + batch.Count);
        Span<float> values = _values.AsSpan(first * width, batch.Count * width);
        if (counter is null)
            features.Transform(batch, values);
        else
            features.Transform(batch, values, counter);
        features.ReadLabels(batch, _labels.AsSpan(first, batch.Count), FirstRow + first);
        if (hasWeights)
            RowWeights.ReadIfAny<TRow, TFeatures>(batch, _weights.AsSpan(first, batch.Count), FirstRow + first);
        Count += batch.Count;
    }

    private void Reserve(int rows)
    {
        if (_labels.Length >= rows)
            return;
        Array.Resize(ref _labels, rows);
        Array.Resize(ref _weights, hasWeights ? rows : 0);
        Array.Resize(ref _values, checked(rows * width));
    }
}
