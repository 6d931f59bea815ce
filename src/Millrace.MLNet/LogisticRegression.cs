using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Trainers;
using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;

namespace Millrace.MLNet;

/// <summary>
/// Trains a logistic regression for a label that is true or false, with ML.NET's L-BFGS. A category gets a weight for each id. Numbers should
/// be scaled (z-scores): regularisation treats all weights alike. Where the feature set has a weight, a row's loss counts so much in the sum, so that a row of
/// weight 2 is one that is there twice. On one kind of processor the same rows and parameters give the same model.
/// </summary>
/// <remarks>
/// The series <c>train-log-loss</c> holds, by numbers of passes over the rows, the mean logarithmic loss on the training rows in nats, weighted as
/// they are, penalties left out. ML.NET tells nobody what it loses on the way, so only the last point is the training's own. The few before it come from
/// training anew up to 1, 4, 16 … improvements, which takes the same way and is ended there; as many of them as cost a quarter of the passes at most.
/// </remarks>
/// <typeparam name="TRow">The rows' schema, with the label's columns.</typeparam>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Component]
public sealed partial class LogisticRegression<TRow, TFeatures>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
{
    /// <summary>The name that models carry as their trainer.</summary>
    public const string TrainerName = "logistic-regression";

    // L-BFGS uses no random numbers as it is set up here; the seed is fixed all the same.
    private const int Seed = 1;

    // The learning curve: from one point to the next so many times as many improvements, for so large a share of the training's passes at most.
    private const int CurveGrowth = 4;
    private const double CurveShare = 0.25;

    // One pass counts the rows, another computes the loss to begin with; each improvement takes at least one more.
    private const int OtherPasses = 2;

    /// <summary>Weight of the sum of absolute weights in what is minimised, beside the sum of all rows' losses; makes weights exactly zero.</summary>
    [Parameter, InRange(0, 1_000_000)]
    public double L1Regularization { get; init; }

    /// <summary>Weight of half the sum of squared weights in what is minimised, beside the sum of all rows' losses; keeps weights small.</summary>
    [Parameter, InRange(0, 1_000_000)]
    public double L2Regularization { get; init; } = 1;

    /// <summary>How many improvements are made at most; it ends before when they become too small to matter.</summary>
    [Parameter, InRange(1, 100_000)]
    public int MaximumIterations { get; init; } = 1000;

    /// <summary>Reads the rows into memory and trains.</summary>
    /// <param name="train">The training rows.</param>
    /// <param name="features">The features that the model sees.</param>
    /// <param name="step">Receives metrics, the learning curve and progress, in passes over the rows.</param>
    /// <param name="cancellation">Ends the step at once; the work itself ends soon after.</param>
    /// <exception cref="MillraceException">
    /// There are no rows, a label is neither true nor false, all labels are the same, a feature is missing or infinite in some row, a weight is below 0 or
    /// not finite, or all weights are 0.
    /// </exception>
    public async Task<Model<TFeatures>> RunAsync(
        [ForTraining] Dataset<TRow> train, Fitted<TFeatures> features, StepContext step, CancellationToken cancellation)
    {
        FeatureMatrix matrix = await TrainingRows.ReadAsync(TrainerName, train, features, step, cancellation).ConfigureAwait(false);
        TrainingRows.RequireFinite(TrainerName, matrix);
        ImmutableArray<int> cardinalities = LinearPredictor.CardinalitiesOf(features.Layout);
        LinearPredictor linear = await TrainingThread.RunAsync(TrainerName, () => Train(matrix, cardinalities, step, cancellation), cancellation).ConfigureAwait(false);
        step.RecordMetric("weights", linear.Weights.Length);
        return new Model<TFeatures>(features, linear, TrainerName);
    }

    private LinearPredictor Train(FeatureMatrix matrix, ImmutableArray<int> cardinalities, StepContext step, CancellationToken cancellation)
    {
        (LinearPredictor linear, int passes) = Fit(matrix, cardinalities, MaximumIterations, before: 0, step, cancellation);
        step.RecordMetric("passes", passes);
        TrainLogLoss.Record(step, passes, linear, matrix);
        int spent = 0;
        for (int improvements = 1; improvements < MaximumIterations && spent + improvements + OtherPasses <= passes * CurveShare; improvements *= CurveGrowth)
        {
            (LinearPredictor early, int seen) = Fit(matrix, cardinalities, improvements, passes + spent, step, cancellation);
            TrainLogLoss.Record(step, seen, early, matrix);
            spent += seen;
        }

        return linear;
    }

    /// <summary>Trains with a number of improvements at most.</summary>
    /// <param name="matrix">The rows.</param>
    /// <param name="cardinalities">The columns.</param>
    /// <param name="improvements">How many improvements are made at most.</param>
    /// <param name="before">How many passes were reported before.</param>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What was trained, and the number of passes that it took.</returns>
    private (LinearPredictor Linear, int Passes) Fit(
        FeatureMatrix matrix, ImmutableArray<int> cardinalities, int improvements, int before, StepContext step, CancellationToken cancellation)
    {
        var context = new MLContext(Seed);
        var options = new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            FeatureColumnName = MatrixView.FeaturesColumn,
            LabelColumnName = MatrixView.LabelColumn,
            ExampleWeightColumnName = MatrixView.WeightOf(matrix),
            L1Regularization = (float)L1Regularization,
            L2Regularization = (float)L2Regularization,
            MaximumNumberOfIterations = improvements,

            // With more than one, sums would be taken in another order on each number of cores.
            NumberOfThreads = 1,
        };
        LbfgsLogisticRegressionBinaryTrainer trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression(options);
        int passes = 0;
        var rows = new MatrixView(new IndicatorRowReader(matrix, cardinalities), pass => step.ReportProgress(before + (passes = pass), null, "passes"), cancellation);
        var model = trainer.Fit(rows).Model;
        return (LinearConversion.Convert(model.SubModel, model.Calibrator, cardinalities), passes);
    }
}
