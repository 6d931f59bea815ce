using System.Globalization;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>
/// Picks the best of several models by what they do on rows kept for choosing; the earlier one where they are equal. Each row counts once, whatever weight it
/// has in training.
/// </summary>
/// <typeparam name="TRow">The rows' schema, with the label's columns.</typeparam>
/// <typeparam name="TFeatures">The models' feature set.</typeparam>
[Component]
public sealed partial class PickBest<TRow, TFeatures>
    where TRow : struct, ISchema<TRow>
    where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
{
    /// <summary>What decides: auc or accuracy, the greater the better, or log-loss, the smaller the better.</summary>
    [Parameter, OneOf("auc", "log-loss", "accuracy")]
    public string Metric { get; init; } = "auc";

    /// <summary>Scores every candidate, records <c>tune-METRIC-TRAINER</c> for each and <c>tune-METRIC</c> for the winner, which it returns.</summary>
    /// <param name="tune">The rows kept for choosing.</param>
    /// <param name="candidates">The models, at least one.</param>
    /// <param name="step">Receives metrics and progress.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One of <paramref name="candidates"/>.</returns>
    /// <exception cref="MillraceException">There are no candidates or no rows, or all labels are the same and the metric is auc.</exception>
    /// <exception cref="ParameterException"><see cref="Metric"/> is none of those that can decide.</exception>
    public async Task<Model<TFeatures>> RunAsync(
        [ForChoosing] Dataset<TRow> tune,
        [ForChoosing] IReadOnlyList<Model<TFeatures>> candidates,
        StepContext step,
        CancellationToken cancellation)
    {
        Model<TFeatures>? best = null;
        double bestScore = double.NaN;
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Model<TFeatures> candidate in candidates)
        {
            ScoredRows rows = await ScoredRows.ReadAsync(candidate, tune, step, cancellation).ConfigureAwait(false);
            double score = Score(BinaryMetrics.Compute(rows.Scores, rows.Labels));
            step.RecordMetric($"tune-{Metric}-{Unique(candidate.Trainer, names)}", score);
            if (best is null || (Metric == "log-loss" ? score < bestScore : score > bestScore))
                (best, bestScore) = (candidate, score);
        }

        if (best is null)
            throw new MillraceException("There is no model to pick. Give the step at least one.");
        step.RecordMetric($"tune-{Metric}", bestScore);
        return best;
    }

    private double Score(BinaryMetrics metrics) => Metric switch
    {
        "auc" when double.IsNaN(metrics.Auc) => throw new MillraceException(string.Create(
            CultureInfo.InvariantCulture,
            $"All {metrics.Rows} rows for choosing have the same label ({metrics.PositiveRate}), so no AUC can tell the models apart. " +
            $"Keep more rows for choosing, or choose by log-loss.")),
        "auc" => metrics.Auc,
        "log-loss" => metrics.LogLoss,
        "accuracy" => metrics.Accuracy,
        _ => throw new ParameterException("metric", $"'metric' is \"{Metric}\", but must be one of auc, log-loss, accuracy."),
    };

    /// <summary>The trainer's name; a number after it from the second model of the same trainer on.</summary>
    private static string Unique(string trainer, Dictionary<string, int> names)
    {
        int count = names[trainer] = names.GetValueOrDefault(trainer) + 1;
        return count == 1 ? trainer : string.Create(CultureInfo.InvariantCulture, $"{trainer}-{count}");
    }
}
