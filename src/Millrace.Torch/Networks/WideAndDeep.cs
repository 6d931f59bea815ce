using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;

namespace Millrace.Torch;

/// <summary>
/// Trains a wide and deep network for a label that is true or false: crosses of categories on the wide side, embeddings and layers on the deep
/// side (Cheng et al., "Wide &amp; Deep Learning for Recommender Systems", 2016; trained with AdamW on both sides). Numbers should be scaled
/// (z-scores). Where the feature set has a weight, a row's loss counts so much.
/// The model predicts without libtorch. The program registers what trains it: <c>builder.Services.AddTorch()</c>. On the CPU and one
/// kind of processor the same rows, parameters and seed give the same model, byte for byte.
/// </summary>
/// <typeparam name="TRow">The rows' schema, with the label's columns.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
/// <param name="torch">What trains networks in this process.</param>
[Component]
public sealed partial class WideAndDeep<TRow, TFeatures>(TorchRuntime torch)
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
{
    /// <summary>The name that models carry as their trainer.</summary>
    public const string TrainerName = "wide-and-deep";

    /// <summary>How often all rows are learned from at most.</summary>
    [Parameter, InRange(1, 100_000)]
    public int Epochs { get; init; } = 20;

    /// <summary>How many epochs without a smaller loss on the rows to tune on are allowed.</summary>
    [Parameter, InRange(1, 100_000)]
    public int Patience { get; init; } = 3;

    /// <summary>Rows a step.</summary>
    [Parameter, InRange(1, 1_000_000)]
    public int BatchSize { get; init; } = 256;

    /// <summary>How far a step goes.</summary>
    [Parameter, InRange(0.000001, 10)]
    public double LearningRate { get; init; } = 0.002;

    /// <summary>How much weights shrink at each step, as a share of them and of the learning rate.</summary>
    [Parameter, InRange(0, 1_000)]
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Units of the hidden layers, the first one first.</summary>
    [Parameter]
    public IReadOnlyList<int> Layers { get; init; } = [64, 32];

    /// <summary>How many numbers stand for a category on the deep side, at most.</summary>
    [Parameter, InRange(1, 4096)]
    public int EmbeddingSize { get; init; } = 8;

    /// <summary>Pairs of categorical features that get weights together on the wide side: Hour*Day.</summary>
    [Parameter]
    public IReadOnlyList<string> Crosses { get; init; } = [];

    /// <summary>How many weights a cross has at most; where it has more pairs than that, they share.</summary>
    [Parameter, InRange(1, 100_000_000)]
    public int CrossBuckets { get; init; } = 10_000;

    /// <summary>Where it is trained: auto (CUDA where there is a device), cpu, cuda or cuda:N.</summary>
    [Parameter]
    public DeviceChoice Device { get; init; }

    /// <summary>Threads that an operation uses on the CPU; more than one help large networks only.</summary>
    [Parameter, InRange(1, 1024)]
    public int Threads { get; init; } = 1;

    /// <summary>Mebibytes of features kept in memory to be shuffled; what fits is read once, a larger dataset every epoch.</summary>
    [Parameter, InRange(1, 1_000_000)]
    public int ShuffleMegabytes { get; init; } = 512;

    /// <summary>Whether the run goes on without this model where libtorch cannot be loaded.</summary>
    [Parameter]
    public bool Optional { get; init; }

    /// <summary>Trains the network.</summary>
    /// <param name="train">The rows that it learns from.</param>
    /// <param name="tune">The rows that decide which epoch was the best.</param>
    /// <param name="features">The features that the model sees.</param>
    /// <param name="seed">Decides the first weights and the order of the rows.</param>
    /// <param name="step">Receives metrics, progress in rows, and the curves <c>train-log-loss</c> and <c>tune-log-loss</c>.</param>
    /// <param name="cancellation">Ends the step at once; the work itself ends with its batch.</param>
    /// <exception cref="MillraceException">
    /// There are no rows, a label is neither true nor false, all labels are the same, a feature is missing or infinite in some row, a weight is below 0 or
    /// not finite, or all weights are 0.
    /// </exception>
    /// <exception cref="ParameterException">A cross is no pair of categorical features.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer a finite number.</exception>
    /// <exception cref="TorchUnavailableException">libtorch cannot be loaded, and the model is not optional.</exception>
    /// <exception cref="StepSkippedException">libtorch cannot be loaded, and the model is optional.</exception>
    /// <exception cref="DeviceUnavailableException">The device is not there.</exception>
    public async Task<Model<TFeatures>> RunAsync(
        [ForTraining] Dataset<TRow> train,
        [ForChoosing] Dataset<TRow> tune,
        Fitted<TFeatures> features,
        Seed seed,
        StepContext step,
        CancellationToken cancellation)
    {
        WideAndDeepShape shape = WideAndDeepPlan.Shape(features.Layout, EmbeddingSize, Layers, Crosses, CrossBuckets);
        var trainer = new NetworkTrainer(torch)
        {
            Device = Device,
            Threads = Threads,
            Epochs = Epochs,
            Patience = Patience,
            BatchSize = BatchSize,
            LearningRate = LearningRate,
            WeightDecay = WeightDecay,
            ShuffleMegabytes = ShuffleMegabytes,
        };
        try
        {
            using WideAndDeepNetwork network = await trainer.TrainAsync(
                TrainerName, _ => new WideAndDeepNetwork(shape), train, tune, features, seed, step, cancellation).ConfigureAwait(false);
            return new Model<TFeatures>(features, new WideAndDeepPredictor(shape, network.ReadWeights(), PredictionKind.Probability), TrainerName);
        }
        catch (TorchUnavailableException exception) when (Optional)
        {
            throw new StepSkippedException(exception.Message, exception);
        }
    }
}
