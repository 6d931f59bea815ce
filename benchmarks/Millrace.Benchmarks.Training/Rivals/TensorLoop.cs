using Millrace.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Benchmarks.Training;

/// <summary>
/// The loop that one writes with TorchSharp alone, over features that are in memory already: nothing is read, checked, measured or recorded. Every
/// step has a dispose scope, for without one it would be slower still.
/// </summary>
public sealed class TensorLoop : IDisposable
{
    private readonly float[] _values;
    private readonly float[] _labels;
    private readonly Tensor _valueTensor;
    private readonly Tensor _labelTensor;
    private readonly Device _device;

    private TensorLoop(float[] values, float[] labels, Device device)
    {
        _values = values;
        _labels = labels;
        _device = device;
        _valueTensor = tensor(values, labels.Length, Points.Width).to(device);
        _labelTensor = tensor(labels).to(device);
    }

    /// <summary>Puts all features and labels into tensors on a device.</summary>
    public static async Task<TensorLoop> CreateAsync(PointTrainer points, Device device)
    {
        float[] values = new float[points.Rows.RowCount * Points.Width], labels = new float[points.Rows.RowCount];
        int done = 0;
        await foreach (Batch<Point> batch in points.Rows.ReadAsync().ConfigureAwait(false))
        {
            points.Features.Transform(batch, values.AsSpan(done * Points.Width));
            ((Point.Batch)batch).Inside.Values.CopyTo(labels.AsSpan(done));
            done += batch.Count;
        }

        return new TensorLoop(values, labels, device);
    }

    /// <summary>Slices of one tensor in the order of the rows: as little work as there can be.</summary>
    public double InOrder(int epochs) => Train(epochs, static (_, _) => null, (first, count, _) =>
        (_valueTensor.narrow(0, first, count), _labelTensor.narrow(0, first, count)));

    /// <summary>Rows of one tensor, picked by a permutation of libtorch's.</summary>
    public double Shuffled(int epochs) => Train(epochs, static (rows, device) => randperm(rows, device: device), (first, count, order) =>
    {
        Tensor rows = order!.narrow(0, first, count);
        return (_valueTensor.index_select(0, rows), _labelTensor.index_select(0, rows));
    });

    /// <summary>A tensor made for each step out of an array, in the order of the rows.</summary>
    public double Copied(int epochs) => Train(epochs, static (_, _) => null, (first, count, _) =>
    (
        tensor(_values.AsSpan(first * Points.Width, count * Points.Width).ToArray(), count, Points.Width).to(_device),
        tensor(_labels.AsSpan(first, count).ToArray()).to(_device)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _valueTensor.Dispose();
        _labelTensor.Dispose();
    }

    private double Train(int epochs, Func<int, Device, Tensor?> order, Func<int, int, Tensor?, (Tensor Values, Tensor Labels)> batch)
    {
        set_num_threads(1);
        random.manual_seed(1);
        using var network = new PointNetwork();
        if (_device.type != DeviceType.CPU)
            network.to(_device);
        using var states = NewDisposeScope();
        using var optimizer = optim.AdamW(network.parameters(), PointTrainer.LearningRate, weight_decay: 0);
        double last = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            using var scope = NewDisposeScope();
            Tensor? rows = order(_labels.Length, _device);
            for (int first = 0; first < _labels.Length; first += PointTrainer.BatchSize)
            {
                using var step = NewDisposeScope();
                (Tensor values, Tensor labels) = batch(first, Math.Min(PointTrainer.BatchSize, _labels.Length - first), rows);
                optimizer.zero_grad();
                Tensor loss = nn.functional.binary_cross_entropy_with_logits(network.call(values).reshape(-1), labels);
                loss.backward();
                optimizer.step();
                if (first + PointTrainer.BatchSize >= _labels.Length)
                    last = loss.ToDouble();
            }
        }

        return last;
    }
}
