using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>
/// Adds up the losses of an epoch's batches, and ends the training at the first that is not a finite number. On a CUDA device the losses stay there for a
/// number of batches: asking for each would make the processor wait for the card at every step.
/// </summary>
internal sealed class LossMeter : IDisposable
{
    private const int BatchesOnDevice = 64;

    private readonly string _place;
    private readonly Tensor _losses;
    private readonly (int Rows, double Weight)[] _added;
    private int _pending;
    private int _batches;
    private double _sum;
    private double _weight;

    /// <param name="device">Where the losses come from.</param>
    /// <param name="place">What is trained in which epoch, for the message.</param>
    public LossMeter(Device device, string place)
    {
        _place = place;
        _added = new (int Rows, double Weight)[device.type == DeviceType.CPU ? 1 : BatchesOnDevice];
        _losses = zeros(_added.Length, device: device).DetachFromDisposeScope();
    }

    /// <summary>The mean loss of a row, weighted where rows have a weight.</summary>
    /// <exception cref="TrainingDivergedException">A loss is not a finite number.</exception>
    public double Mean
    {
        get
        {
            Read();
            return _sum / _weight;
        }
    }

    /// <summary>Takes the loss of a batch.</summary>
    /// <param name="loss">One number: the sum of what rows lose, each as often as it counts, by the number of rows.</param>
    /// <param name="rows">How many rows it stands for.</param>
    /// <param name="weight">The sum of their weights; the number of rows where each counts once.</param>
    /// <exception cref="TrainingDivergedException">It, or one of those before, is not a finite number.</exception>
    public void Add(Tensor loss, int rows, double weight)
    {
        using (no_grad())
            _losses[_pending] = loss.detach();
        _added[_pending] = (rows, weight);
        _batches++;
        if (++_pending == _added.Length)
            Read();
    }

    public void Dispose() => _losses.Dispose();

    private void Read()
    {
        if (_pending == 0)
            return;
        using DisposeScope scope = NewDisposeScope();
        ReadOnlySpan<float> losses = _losses.cpu().data<float>().ToArray();
        for (int i = 0; i < _pending; i++)
        {
            if (!float.IsFinite(losses[i]))
            {
                int batch = _batches - _pending + i + 1;
                throw new TrainingDivergedException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_place}, batch {batch} ({_added[i].Rows} rows): the loss is {losses[i]}. Either the weights have grown beyond all bounds: lower the " +
                    $"learning rate, and scale features with values far from 0 (z-score). Or the network itself makes such numbers, as normalising a batch " +
                    $"of one row does."));
            }

            _sum += (double)losses[i] * _added[i].Rows;
            _weight += _added[i].Weight;
        }

        _pending = 0;
    }
}
