using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>
/// The rows of one step of training. Tensors alias its arrays, once and for all: filling the arrays is filling the tensors, and no step makes a
/// copy on the CPU.
/// </summary>
internal sealed class BatchBuffer : IDisposable
{
    private readonly float[] _values;
    private readonly float[] _labels;
    private readonly float[] _weights;
    private readonly Tensor _valueTensor;
    private readonly Tensor _labelTensor;
    private readonly Tensor _weightTensor;
    private readonly Device _device;
    private readonly int _width;

    /// <param name="capacity">How many rows it takes.</param>
    /// <param name="width">Numbers a row.</param>
    /// <param name="device">Where the rows are used.</param>
    public BatchBuffer(int capacity, int width, Device device)
    {
        Capacity = capacity;
        _width = width;
        _device = device;
        _values = new float[checked(capacity * width)];
        _labels = new float[capacity];
        _weights = new float[capacity];
        _valueTensor = ArrayTensor.Over<float>(_values, ScalarType.Float32, capacity, width);
        _labelTensor = ArrayTensor.Over<float>(_labels, ScalarType.Float32, capacity);
        _weightTensor = ArrayTensor.Over<float>(_weights, ScalarType.Float32, capacity);
    }

    /// <summary>How many rows it takes.</summary>
    public int Capacity { get; }

    /// <summary>How many rows are in it.</summary>
    public int Count { get; private set; }

    /// <summary>The features of the rows that are in it, on the device; of the current dispose scope.</summary>
    public Tensor Values => OnDevice(_valueTensor);

    /// <summary>The labels of the rows that are in it, on the device; of the current dispose scope.</summary>
    public Tensor Labels => OnDevice(_labelTensor);

    /// <summary>How much each of the rows counts, on the device, of the current dispose scope; null where each counts once.</summary>
    public Tensor? Weights => HasWeights ? OnDevice(_weightTensor) : null;

    /// <summary>The sum of the weights; the number of rows where each counts once.</summary>
    public double Weight
    {
        get
        {
            double sum = HasWeights ? 0 : Count;
            foreach (float weight in _weights.AsSpan(0, HasWeights ? Count : 0))
                sum += weight;
            return sum;
        }
    }

    private bool HasWeights { get; set; }

    /// <summary>Takes rows of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="rows">Their numbers in the block, at most <see cref="Capacity"/>.</param>
    public void Gather(RowBlock block, ReadOnlySpan<int> rows)
    {
        ReadOnlySpan<float> values = block.Values, labels = block.Labels;
        for (int i = 0; i < rows.Length; i++)
        {
            values.Slice(rows[i] * _width, _width).CopyTo(_values.AsSpan(i * _width));
            _labels[i] = labels[rows[i]];
        }

        ReadOnlySpan<float> weights = block.Weights;
        HasWeights = !weights.IsEmpty;
        for (int i = 0; i < rows.Length && HasWeights; i++)
            _weights[i] = weights[rows[i]];
        Count = rows.Length;
    }

    /// <summary>Takes adjoining rows of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="first">The first of them in the block.</param>
    /// <param name="count">How many, at most <see cref="Capacity"/>.</param>
    public void Take(RowBlock block, int first, int count)
    {
        block.Values.Slice(first * _width, count * _width).CopyTo(_values);
        block.Labels.Slice(first, count).CopyTo(_labels);
        HasWeights = !block.Weights.IsEmpty;
        if (HasWeights)
            block.Weights.Slice(first, count).CopyTo(_weights);
        Count = count;
    }

    public void Dispose()
    {
        _valueTensor.Dispose();
        _labelTensor.Dispose();
        _weightTensor.Dispose();
    }

    private Tensor OnDevice(Tensor tensor) => tensor.narrow(0, 0, Count).to(_device);
}
