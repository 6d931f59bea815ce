using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace Millrace.Torch;

/// <summary>
/// The training loop that a network plugs into: rows shuffled by the seed, batches straight from fitted features, the loss on rows to tune on after each
/// epoch, early stopping, the best weights in the end; curves, progress and cancellation at the next batch. Where the feature set has a weight, a row's loss
/// counts so much, in training and on the rows to tune on; weights that are all the same change nothing.
/// <code>
/// TipNetwork network = await new NetworkTrainer(torch) { Epochs = 10 }
///     .TrainAsync("tip-network", layout => new TipNetwork(layout), train, tune, features, seed, step, cancellation);
/// return new Model&lt;TipFeatures&gt;(features, new TorchPredictor&lt;TipNetwork&gt;(network, features.Layout.Width), "tip-network");
/// </code>
/// </summary>
/// <param name="torch">What trains networks in this process.</param>
public sealed class NetworkTrainer(TorchRuntime torch)
{
    private const long Megabyte = 1 << 20;

    /// <summary>Where the network is trained.</summary>
    public DeviceChoice Device { get; init; }

    /// <summary>Threads that an operation uses on the CPU, from 1. More help large networks only.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How often all rows are learned from at most, from 1.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Rows a step, from 1.</summary>
    public int BatchSize { get; init; } = 256;

    /// <summary>How far a step of the default optimizer goes.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>How much the default optimizer shrinks weights, as a share of them and of the learning rate.</summary>
    public double WeightDecay { get; init; }

    /// <summary>How many epochs without a smaller loss on the rows to tune on are allowed, from 1.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>
    /// Mebibytes of features that are kept in memory to be shuffled, from 1. A dataset that fits is read once and shuffled whole; a larger one is
    /// read in blocks every epoch and shuffled within them. The rows to tune on may take as much again.
    /// </summary>
    public int ShuffleMegabytes { get; init; } = 512;

    /// <summary>What the network's output means: the logit of a probability, or a number. Decides the loss, and what labels there may be.</summary>
    public PredictionKind Kind { get; init; }

    /// <summary>
    /// Makes the optimizer; null for AdamW (Loshchilov, Hutter, "Decoupled Weight Decay Regularization", 2019). With one of TorchSharp 0.107's, which
    /// hands numbers to libtorch that the garbage collector may free meanwhile, the same seed gives the same bytes nearly always, not always.
    /// </summary>
    public Func<nn.Module, optim.Optimizer>? Optimizer { get; init; }

    /// <summary>Trains a network.</summary>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TRow">The rows' schema.</typeparam>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    /// <param name="trainer">The trainer's name in kebab case, for messages.</param>
    /// <param name="create">Makes the network: rows × <see cref="FeatureLayout.Width"/> numbers in, one number a row out. Called with libtorch's random
    /// numbers at the seed.</param>
    /// <param name="train">The rows that it learns from.</param>
    /// <param name="tune">The rows that decide which epoch was the best.</param>
    /// <param name="features">The features that it sees.</param>
    /// <param name="seed">Decides the first weights and the order of the rows.</param>
    /// <param name="step">Receives progress in rows, the metrics <c>rows</c>, <c>epochs</c>, <c>best-epoch</c> and others, and the curves
    /// <c>train-…</c> and <c>tune-…</c> of the loss, an epoch a point.</param>
    /// <param name="cancellation">Lets the step go on at once; the training ends with its batch.</param>
    /// <returns>The network with its best weights, on the CPU, ready to predict.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting lies outside its range, or a batch is more than one array can hold.</exception>
    /// <exception cref="MillraceException">There are no rows, a label or a weight is none, all labels are the same, all weights are 0, or a feature is
    /// missing or infinite.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer a finite number.</exception>
    /// <exception cref="TorchUnavailableException">libtorch cannot be loaded.</exception>
    /// <exception cref="DeviceUnavailableException">The device is not there.</exception>
    /// <exception cref="FeatureVectorException">A feature has no place in rows of floats, as sparse ids have none.</exception>
    public Task<TNetwork> TrainAsync<TNetwork, TRow, TFeatures>(
        string trainer,
        Func<FeatureLayout, TNetwork> create,
        Dataset<TRow> train,
        Dataset<TRow> tune,
        Fitted<TFeatures> features,
        Seed seed,
        StepContext step,
        CancellationToken cancellation)
        where TNetwork : nn.Module<Tensor, Tensor>
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(tune);
        ArgumentNullException.ThrowIfNull(features);
        features.RequireVector(trainer);
        CheckSettings(features.Layout.Width);
        TrainingRows.RequireRows(trainer, train.RowCount);
        if (tune.RowCount == 0)
            throw new MillraceException($"{trainer} has no rows to tune on. Give it a dataset with rows, and look at what the steps before it left out.");

        string label = TFeatures.FeatureSet.LabelName ?? "label";
        string? weight = RowWeights.Has<TRow, TFeatures>() ? TFeatures.FeatureSet.WeightName ?? "weight" : null;
        bool isProbability = Kind == PredictionKind.Probability;
        LabelCheck? labels = isProbability ? new LabelCheck(trainer, label) : null;
        LabelCheck? tuneLabels = isProbability ? new LabelCheck(trainer, label, "row to tune on,") : null;
        long memory = ShuffleMegabytes * Megabyte;
        FeatureCounter counter = features.CreateCounter();
        var trainChecks = new RowChecks(trainer, label, new FeatureCheck(trainer, features.Layout), labels, isTraining: true, weight);
        var tuneChecks = new RowChecks(trainer, label, new FeatureCheck(trainer, features.Layout, "rows to tune on"), tuneLabels, isTraining: false, weight);
        var trainFeed = new DatasetFeed<TRow, TFeatures>(train, features, memory, trainChecks) { Counter = counter };
        var tuneFeed = new DatasetFeed<TRow, TFeatures>(tune, features, memory, tuneChecks);
        var plan = new TrainingPlan
        {
            Trainer = trainer,
            Epochs = Epochs,
            BatchSize = BatchSize,
            Patience = Patience,
            Seed = seed,
            LossName = isProbability ? "log-loss" : "squared-error",
            Loss = isProbability ? LogLossOf : SquaredErrorOf,
            Update = network => Optimizer is null ? new AdamW(network, LearningRate, WeightDecay) : new TorchOptimizer(Optimizer(network)),
        };
        return torch.RunAsync(
            trainer,
            Device,
            Threads,
            seed,
            device =>
            {
                TNetwork network = create(features.Layout);
                try
                {
                    new TrainingLoop(network, plan, trainFeed, tuneFeed, device, step).Run(cancellation);
                    if (labels is not null)
                        labels.Record(step);
                    else
                        step.RecordMetric("rows", train.RowCount);
                    counter.Record(step);
                    step.RecordMetric("weights", network.parameters().Sum(static weights => weights.numel()));
                    return network;
                }
                catch
                {
                    network.Dispose();
                    throw;
                }
            },
            cancellation);
    }

    private void CheckSettings(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BatchSize, Array.MaxLength / width);
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ShuffleMegabytes, 1);
    }

    private static Tensor LogLossOf(Tensor outputs, Tensor labels, Tensor? weights) => nn.functional.binary_cross_entropy_with_logits(outputs, labels, weights);

    private static Tensor SquaredErrorOf(Tensor outputs, Tensor labels, Tensor? weights)
    {
        if (weights is null)
            return nn.functional.mse_loss(outputs, labels);

        // The square of the root is the weight, and the loss stays one operation.
        Tensor root = weights.sqrt();
        return nn.functional.mse_loss(outputs * root, labels * root);
    }
}
