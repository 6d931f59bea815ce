using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Trainers.FastTree;
using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;

namespace Millrace.MLNet;

/// <summary>
/// Trains gradient-boosted decision trees for a label that is true or false, with ML.NET's FastTree. Categories are split by the order of
/// their ids, missing numbers (NaN) go to the greater side. Where the feature set has a weight, a row's loss counts so much; <see cref="MinimumRowsPerLeaf"/>
/// counts rows. Weights that are all the same change no prediction. The same rows and parameters give the same model, whatever the number of cores.
/// </summary>
/// <remarks>
/// The series <c>train-log-loss</c> holds, by numbers of trees, the mean logarithmic loss on the training rows in nats, weighted as they are (at most 100
/// points). Each is what a model of so many trees loses, as the sigmoid over their sum does not depend on their number. It falls as long as trees are added;
/// whether they still learn something, rows that were not trained on tell.
/// </remarks>
/// <typeparam name="TRow">The rows' schema, with the label's columns.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Component]
public sealed partial class BoostedTrees<TRow, TFeatures>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
{
    /// <summary>The name that models carry as their trainer.</summary>
    public const string TrainerName = "boosted-trees";

    // What is random in FastTree (bagging, feature sampling) stays switched off; the seeds are fixed all the same.
    private const int Seed = 1;

    // FastTree splits its work by feature, so the model is the same with any number; and it keeps the first number that it is given in a
    // process, so there is no use in a parameter.
    private const int Threads = 4;

    /// <summary>How many trees are trained, one after another.</summary>
    [Parameter, InRange(1, 10_000)]
    public int Trees { get; init; } = 100;

    /// <summary>How many leaves a tree has at most.</summary>
    [Parameter, InRange(2, 1024)]
    public int Leaves { get; init; } = 20;

    /// <summary>How many training rows reach each leaf at least.</summary>
    [Parameter, InRange(1, 1_000_000)]
    public int MinimumRowsPerLeaf { get; init; } = 20;

    /// <summary>How much of each tree's correction is taken.</summary>
    [Parameter, InRange(0.001, 1)]
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Reads the rows into memory and trains.</summary>
    /// <param name="train">The training rows.</param>
    /// <param name="features">The features that the model sees.</param>
    /// <param name="step">Receives metrics, the learning curve and progress, in trees.</param>
    /// <param name="cancellation">Ends the step at once; the work itself ends with its tree.</param>
    /// <exception cref="MillraceException">
    /// There are no rows, a label is neither true nor false, all labels are the same, a weight is below 0 or not finite, or all weights are 0.
    /// </exception>
    public async Task<Model<TFeatures>> RunAsync(
        [ForTraining] Dataset<TRow> train, Fitted<TFeatures> features, StepContext step, CancellationToken cancellation)
    {
        FeatureMatrix matrix = await TrainingRows.ReadAsync(TrainerName, train, features, step, cancellation).ConfigureAwait(false);
        TreeEnsemble trees = await TrainingThread.RunAsync(TrainerName, () => Train(matrix, step, cancellation), cancellation).ConfigureAwait(false);
        step.RecordMetric("trees", trees.Roots.Length);
        step.RecordMetric("leaves", trees.Leaves.Length);
        return new Model<TFeatures>(features, trees, TrainerName);
    }

    private TreeEnsemble Train(FeatureMatrix matrix, StepContext step, CancellationToken cancellation)
    {
        var context = new MLContext(Seed);
        var progress = new TreeProgress(step, Trees, cancellation);
        context.Log += progress.OnMessage;
        FastTreeBinaryTrainer trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            FeatureColumnName = MatrixView.FeaturesColumn,
            LabelColumnName = MatrixView.LabelColumn,
            ExampleWeightColumnName = MatrixView.WeightOf(matrix),
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = MinimumRowsPerLeaf,
            LearningRate = LearningRate,
            Seed = Seed,
            FeatureSelectionSeed = Seed,
            NumberOfThreads = Threads,
        });
        var model = trainer.Fit(new MatrixView(new TreeRowReader(matrix), onPass: null, cancellation)).Model;
        TreeEnsemble trees = TreeConversion.Convert(model.SubModel.TrainedTreeEnsemble, model.Calibrator, matrix.Width);
        TreeCurve.Record(step, trees, matrix, cancellation);
        return trees;
    }
}
