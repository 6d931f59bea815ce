using System.Globalization;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>Predictions and labels of the rows of a dataset, in their order.</summary>
/// <param name="Scores">A prediction a row.</param>
/// <param name="Labels">A label a row.</param>
internal sealed record ScoredRows(float[] Scores, float[] Labels)
{
    /// <summary>Predicts all rows of a dataset.</summary>
    public static async ValueTask<ScoredRows> ReadAsync<TRow, TFeatures>(
        Model<TFeatures> model, Dataset<TRow> rows, StepContext step, CancellationToken cancellation)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
    {
        if (rows.RowCount > Array.MaxLength)
        {
            throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"A model is judged on at most {Array.MaxLength} rows, but there are {rows.RowCount}. Give the step a sample."));
        }

        if (model.Predictor.Kind != PredictionKind.Probability)
            throw new MillraceException($"'{model.Trainer}' predicts a number, not a probability. Give the step a model of a label that is true or false.");

        float[] scores = new float[rows.RowCount];
        float[] labels = new float[rows.RowCount];
        int done = 0;
        await foreach (Batch<TRow> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            model.Predict(batch, scores.AsSpan(done, batch.Count));
            model.Features.ReadLabels(batch, labels.AsSpan(done, batch.Count), done);
            done += batch.Count;
            step.ReportProgress(done, scores.Length, "rows");
        }

        return new ScoredRows(scores, labels);
    }
}
