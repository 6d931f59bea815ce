using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>Trains a network epoch by epoch, on the thread that calls it. Everything that a step makes is given back at its end.</summary>
/// <param name="network">Takes rows × numbers, gives a number a row.</param>
/// <param name="plan">How it is trained.</param>
/// <param name="train">The rows that it learns from.</param>
/// <param name="tune">The rows that decide which epoch was the best.</param>
/// <param name="device">Where it is trained.</param>
/// <param name="step">Receives progress, metrics and curves.</param>
internal sealed class TrainingLoop(nn.Module<Tensor, Tensor> network, TrainingPlan plan, IRowFeed train, IRowFeed tune, Device device, StepContext step)
{
    private const int TuneRows = 4096;

    private readonly int _trainRows = (int)Math.Min(plan.BatchSize, train.RowCount);
    private readonly int _tuneRows = (int)Math.Clamp(tune.RowCount, 1, Math.Min(TuneRows, Array.MaxLength / tune.Width));
    private long _done;
    private int[] _order = [];

    /// <summary>Trains. The network is left on the CPU with its best weights, ready to predict.</summary>
    /// <exception cref="OperationCanceledException">The step was cancelled; asked once a batch.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer a finite number.</exception>
    public void Run(CancellationToken cancellation)
    {
        train.Prepare(cancellation);
        tune.Prepare(cancellation);
        Move(device);
        Learn(cancellation);
        network.eval();
        Move(CPU);
    }

    // Even where the weights are there already, moving makes new handles of them, and leaves the old ones to the finalizer.
    private void Move(Device to)
    {
        if (device.type != DeviceType.CPU)
            network.to(to);
    }

    private void Learn(CancellationToken cancellation)
    {
        // An optimizer of TorchSharp's gives back all but its own state: the scope has that.
        using DisposeScope scope = NewDisposeScope();
        using IWeightUpdate update = plan.Update(network);
        using var best = new BestWeights(network);
        using var batches = new BatchQueue(_trainRows, train.Width, device);
        using var tuned = new BatchBuffer(_tuneRows, tune.Width, device);
        var stopping = new EarlyStopping(plan.Patience);
        int epoch = 0;
        while (epoch < plan.Epochs && (epoch == 0 || !stopping.IsDue(epoch)))
        {
            epoch++;
            step.RecordSeries($"train-{plan.LossName}", epoch, TrainEpoch(epoch, batches, update, cancellation));
            double loss = Measure(epoch, tuned, cancellation);
            step.RecordSeries($"tune-{plan.LossName}", epoch, loss);
            if (stopping.Observe(epoch, loss))
                best.Keep();
        }

        best.Restore();
        step.RecordMetric("epochs", epoch);
        step.RecordMetric("best-epoch", stopping.BestEpoch);
        step.RecordMetric($"tune-{plan.LossName}-best", stopping.BestLoss);
    }

    private double TrainEpoch(int epoch, BatchQueue batches, IWeightUpdate update, CancellationToken cancellation)
    {
        using var meter = new LossMeter(device, string.Create(CultureInfo.InvariantCulture, $"{plan.Trainer}, epoch {epoch}"));
        network.train();
        foreach (RowBlock block in train.Read(cancellation))
        {
            foreach (BatchBuffer batch in batches.Batches(block, Shuffle(epoch, block)))
            {
                cancellation.ThrowIfCancellationRequested();
                TrainBatch(batch, update, meter);
                step.ReportProgress(_done += batch.Count, train.RowCount * plan.Epochs, "rows");
            }
        }

        return meter.Mean;
    }

    private void TrainBatch(BatchBuffer batch, IWeightUpdate update, LossMeter meter)
    {
        using DisposeScope scope = NewDisposeScope();
        update.Clear();
        Tensor loss = LossOf(batch);
        loss.backward();
        update.Step();
        meter.Add(loss, batch.Count, batch.Weight);
    }

    private double Measure(int epoch, BatchBuffer batch, CancellationToken cancellation)
    {
        using var meter = new LossMeter(device, string.Create(CultureInfo.InvariantCulture, $"{plan.Trainer}, rows to tune on after epoch {epoch}"));
        using var _ = no_grad();
        network.eval();
        foreach (RowBlock block in tune.Read(cancellation))
        {
            for (int first = 0; first < block.Count; first += batch.Capacity)
            {
                cancellation.ThrowIfCancellationRequested();
                using DisposeScope scope = NewDisposeScope();
                batch.Take(block, first, Math.Min(batch.Capacity, block.Count - first));
                meter.Add(LossOf(batch), batch.Count, batch.Weight);
            }
        }

        return meter.Mean;
    }

    private Tensor LossOf(BatchBuffer batch)
    {
        Tensor output = network.call(batch.Values);
        return output.numel() == batch.Count
            ? plan.Loss(output.reshape(-1), batch.Labels, batch.Weights)
            : throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"The network of {plan.Trainer} gave {output.numel()} numbers for {batch.Count} rows; it must give one a row."));
    }

    /// <summary>An order of a block's rows that depends on the seed, the epoch and the block alone.</summary>
    private ReadOnlyMemory<int> Shuffle(int epoch, RowBlock block)
    {
        if (_order.Length < block.Count)
            _order = new int[block.Count];
        Span<int> order = _order.AsSpan(0, block.Count);
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        plan.Seed.Derive((ulong)epoch).Derive((ulong)block.FirstRow).CreateRandom().Shuffle(order);
        return _order.AsMemory(0, block.Count);
    }
}
