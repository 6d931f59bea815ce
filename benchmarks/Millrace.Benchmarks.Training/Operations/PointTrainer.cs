using Millrace.Data;
using Millrace.Features;
using Millrace.Testing;
using Millrace.Torch;

namespace Millrace.Benchmarks.Training;

/// <summary>Trains on points from Parquet, the way that a pipeline's step does.</summary>
public sealed class PointTrainer
{
    /// <summary>Rows a step, everywhere.</summary>
    public const int BatchSize = 1024;

    /// <summary>The learning rate, everywhere.</summary>
    public const double LearningRate = 0.001;

    private readonly Dataset<Point> _tune;

    private PointTrainer(Dataset<Point> points, Dataset<Point> tune, Fitted<PointFeatures> features)
    {
        Rows = points;
        _tune = tune;
        Features = features;
    }

    /// <summary>The points.</summary>
    public Dataset<Point> Rows { get; }

    /// <summary>The features, fitted on them.</summary>
    public Fitted<PointFeatures> Features { get; }

    /// <summary>Writes points and fits the features.</summary>
    /// <param name="count">How many points.</param>
    /// <param name="folder">Where to write them.</param>
    public static async Task<PointTrainer> CreateAsync(int count, TemporaryFolder folder)
    {
        Dataset<Point> points = await Points.WriteAsync(folder.Fresh(), count, seed: 1).ConfigureAwait(false);
        Fitted<PointFeatures> features = await ComponentTest.RunAsync(new FitFeatures<Point, PointFeatures>(), points).ConfigureAwait(false);

        // The loss on rows to tune on belongs to every epoch of Millrace's; there are few, for the rivals measure none.
        return new PointTrainer(points, await Points.WriteAsync(folder.Fresh(), BatchSize, seed: 2).ConfigureAwait(false), features);
    }

    /// <summary>Trains a network.</summary>
    /// <param name="epochs">How often all rows are learned from.</param>
    /// <param name="megabytes">Mebibytes to keep rows in: whether they all fit decides whether Parquet is read once or every epoch.</param>
    /// <param name="device">Where.</param>
    /// <returns>The loss of the last epoch.</returns>
    public async Task<double> TrainAsync(int epochs, int megabytes, DeviceChoice device)
    {
        using var step = new TestStepContext();
        var trainer = new NetworkTrainer(new TorchRuntime())
        {
            Device = device,
            Epochs = epochs,
            Patience = epochs,
            BatchSize = BatchSize,
            LearningRate = LearningRate,
            ShuffleMegabytes = megabytes,
        };
        using PointNetwork network = await trainer.TrainAsync(
            "points", static _ => new PointNetwork(), Rows, _tune, Features, new Seed(1), step, CancellationToken.None).ConfigureAwait(false);
        return step.Series["train-log-loss"][epochs];
    }
}
