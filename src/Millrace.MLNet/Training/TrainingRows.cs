using System.Globalization;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>Reads and checks what a model of a label that is true or false is trained on.</summary>
internal static class TrainingRows
{
    /// <exception cref="MillraceException">There are no rows, a label is neither true nor false, or all labels are the same.</exception>
    public static async ValueTask<FeatureMatrix> ReadAsync<TRow, TFeatures>(
        string trainer, Dataset<TRow> train, Fitted<TFeatures> features, StepContext step, CancellationToken cancellation)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
    {
        if (train.RowCount == 0)
            throw new MillraceException($"{trainer} has no rows to learn from. Give it a dataset with rows, and look at what the steps before it left out.");

        step.ReportProgress(0, train.RowCount, "rows");
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(train, features, cancellation).ConfigureAwait(false);
        string label = TFeatures.FeatureSet.LabelName ?? "label";
        int positives = CountPositives(matrix, label, trainer);
        if (positives == 0 || positives == matrix.Rows)
        {
            throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"All {matrix.Rows} training rows have the label {label} = {(positives == 0 ? "false" : "true")}, but {trainer} learns from rows of both kinds. " +
                $"Check the label's definition, or train on rows that have both."));
        }

        step.RecordMetric("rows", matrix.Rows);
        step.RecordMetric("positive-rate", (double)positives / matrix.Rows);
        return matrix;
    }

    /// <exception cref="MillraceException">A feature is NaN or infinite in some row.</exception>
    public static void RequireFinite(string trainer, FeatureMatrix matrix, FeatureLayout layout)
    {
        foreach (FeatureSlot slot in layout.Slots)
        {
            int bad = 0;
            for (int row = 0; row < matrix.Rows; row++)
                bad += IsFinite(matrix.Values.AsSpan((row * matrix.Width) + slot.Offset, slot.Width)) ? 0 : 1;
            if (bad > 0)
            {
                throw new MillraceException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The feature {slot.Name} is missing or infinite in {bad} of {matrix.Rows} training rows, and {trainer} cannot learn from that. " +
                    $"Use a z-score or a bucket of its own for missing values, or do not keep them in the feature."));
            }
        }
    }

    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }

        return true;
    }

    private static int CountPositives(FeatureMatrix matrix, string label, string trainer)
    {
        int positives = 0;
        for (int row = 0; row < matrix.Rows; row++)
        {
            float value = matrix.Labels[row];
            if (value is not (0 or 1))
            {
                throw new MillraceException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The label {label} of training row {row} (counted from 0) is {value}, but {trainer} learns labels that are true or false (1 or 0). " +
                    $"Let the label's method return a bool."));
            }

            positives += value == 1 ? 1 : 0;
        }

        return positives;
    }
}
