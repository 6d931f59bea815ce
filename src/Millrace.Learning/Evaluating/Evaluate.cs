using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>Judges a finished model on rows that neither training nor choosing has seen. Each row counts once, whatever weight it has in training.</summary>
/// <typeparam name="TRow">The rows' schema, with the label's columns.</typeparam>
/// <typeparam name="TFeatures">The model's feature set.</typeparam>
[Component]
public sealed partial class Evaluate<TRow, TFeatures>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
{
    /// <summary>The probability from which on a row counts as predicted true.</summary>
    [Parameter, InRange(0, 1)]
    public double Threshold { get; init; } = 0.5;

    /// <summary>Predicts all rows and computes the metrics; auc, accuracy, precision, recall and log-loss become the run's headline numbers.</summary>
    /// <param name="model">The model.</param>
    /// <param name="test">The rows, kept back until now.</param>
    /// <param name="step">Receives metrics and progress.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">There are no rows, the model predicts no probability, or a label is neither true nor false.</exception>
    public async Task<Evaluation> RunAsync(
        Model<TFeatures> model, [ForEvaluation] Dataset<TRow> test, StepContext step, CancellationToken cancellation)
    {
        ScoredRows rows = await ScoredRows.ReadAsync(model, test, step, cancellation).ConfigureAwait(false);
        BinaryMetrics metrics = BinaryMetrics.Compute(rows.Scores, rows.Labels, Threshold);
        step.RecordMetric("auc", metrics.Auc, headline: true);
        step.RecordMetric("accuracy", metrics.Accuracy, headline: true);
        step.RecordMetric("precision", metrics.Precision, headline: true);
        step.RecordMetric("recall", metrics.Recall, headline: true);
        step.RecordMetric("log-loss", metrics.LogLoss, headline: true);
        step.RecordMetric("f1", metrics.F1);
        step.RecordMetric("auc-low", metrics.AucLow);
        step.RecordMetric("auc-high", metrics.AucHigh);
        step.RecordMetric("positive-rate", metrics.PositiveRate);
        step.RecordMetric("rows", metrics.Rows);
        return new Evaluation(model.Trainer, model.Signature.OutputName, metrics);
    }
}
