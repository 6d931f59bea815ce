using BenchmarkDotNet.Attributes;
using Millrace.Torch;
using static TorchSharp.torch;

namespace Millrace.Benchmarks.Training;

/// <summary>
/// Trains the same network on the same rows for the same number of epochs: from Parquet through features, and by bare loops over tensors that are in
/// memory before the clock starts. Millrace's time includes reading, fitted features, shuffling, checks, curves and the loss on rows to tune on.
/// </summary>
[Unit(nameof(Rows))]
public class TrainingStep
{
    private const int Epochs = 3;

    private static bool s_isChecked;

    private readonly TemporaryFolder _folder = new();
    private PointTrainer _millrace = null!;
    private TensorLoop _loop = null!;

    /// <summary>Where it is trained.</summary>
    public static DeviceChoice Device { get; set; } = DeviceChoice.Cpu;

    /// <summary>Rows that are learned from, all epochs together.</summary>
    public static IEnumerable<int> AllRows => [Scale.Of(100_000, 1_000_000) * Epochs];

    /// <summary>Rows that are learned from, all epochs together.</summary>
    [ParamsSource(nameof(AllRows))]
    public int Rows { get; set; }

    /// <summary>Writes the rows, and makes sure that everybody learns the same from them.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        Device device = Device.Resolve();
        _millrace = await PointTrainer.CreateAsync(Rows / Epochs, _folder);
        _loop = await TensorLoop.CreateAsync(_millrace, device);
        if (!s_isChecked)
            await CheckAsync(device);
        s_isChecked = true;
    }

    /// <summary>Gives the rows back.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        _loop.Dispose();
        _folder.Dispose();
    }

    /// <summary>Slices of one tensor in memory, not shuffled.</summary>
    [Benchmark(Description = "One tensor in memory, in order", Baseline = true)]
    public double TensorInOrder() => _loop.InOrder(Epochs);

    /// <summary>Shuffled rows of one tensor in memory.</summary>
    [Benchmark(Description = "One tensor in memory, shuffled")]
    public double TensorShuffled() => _loop.Shuffled(Epochs);

    /// <summary>A tensor made for each step.</summary>
    [Benchmark(Description = "Bare loop, a tensor a step from an array, in order")]
    public double BareLoop() => _loop.Copied(Epochs);

    /// <summary>From Parquet; the features of all rows are kept.</summary>
    [Benchmark(Description = "Millrace from Parquet, kept in memory, shuffled")]
    public Task<double> Kept() => _millrace.TrainAsync(Epochs, 4096, Device);

    /// <summary>From Parquet, every epoch anew.</summary>
    [Benchmark(Description = "Millrace from Parquet, read every epoch, shuffled")]
    public Task<double> Streamed() => _millrace.TrainAsync(Epochs, 8, Device);

    // Once for all contenders: it takes as long as measuring each of them once.
    private async Task CheckAsync(Device device)
    {
        double[] losses = [await Kept(), await Streamed(), TensorInOrder(), TensorShuffled(), BareLoop()];
        Console.WriteLine($"// {device}: losses of the last epoch or step: {string.Join(", ", losses.Select(static loss => loss.ToString("0.0000", null)))}");
        if (losses.Max() - losses.Min() > 0.1 || losses.Max() > 0.6)
            throw new InvalidOperationException($"Somebody did not learn what the others did: {string.Join(", ", losses)}.");
    }
}
