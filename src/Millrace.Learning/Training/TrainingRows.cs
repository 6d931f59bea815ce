using System.Globalization;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>
/// Reads and checks what a model of a label that is true or false is trained on, for trainers that see all rows at once. Trainers that see
/// them batch by batch use <see cref="LabelCheck"/> and <see cref="FeatureCheck"/>.
/// </summary>
public static class TrainingRows
{
    /// <summary>
    /// Reads all rows into memory and checks their labels and weights. Reports progress in rows, and records the metrics <c>rows</c> and
    /// <c>positive-rate</c> (the share of rows whose label is true, each counted once), and what the columns of features have that those of the rows had not
    /// that the features were fitted on: <c>missing</c>, <c>not-a-number</c>, <c>infinite</c>, <c>out-of-range</c> and <c>unseen</c>.
    /// </summary>
    /// <typeparam name="TRow">The rows' schema, with the label's columns.</typeparam>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    /// <param name="trainer">The trainer's name, for errors.</param>
    /// <param name="train">The training rows.</param>
    /// <param name="features">The features that the model sees.</param>
    /// <param name="step">Receives metrics and progress.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <returns>At least two rows, with labels of both kinds.</returns>
    /// <exception cref="MillraceException">
    /// There are no rows, more numbers than one array can hold, a label is neither true nor false, all labels are the same, a weight is below 0 or not finite,
    /// or all weights are 0.
    /// </exception>
    /// <exception cref="FeatureVectorException">A feature has no place in rows of floats, as sparse ids have none.</exception>
    public static async ValueTask<FeatureMatrix> ReadAsync<TRow, TFeatures>(
        string trainer, Dataset<TRow> train, Fitted<TFeatures> features, StepContext step, CancellationToken cancellation)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(step);
        RequireRows(trainer, train.RowCount);
        features.RequireVector(trainer);
        var labels = new LabelCheck(trainer, TFeatures.FeatureSet.LabelName ?? "label");
        step.ReportProgress(0, train.RowCount, "rows");
        FeatureCounter counter = features.CreateCounter();
        FeatureMatrix matrix = await FeatureMatrix.ReadAsync(train, features, counter, cancellation).ConfigureAwait(false);
        labels.Add(matrix.Labels, firstRow: 0);
        labels.Complete();
        if (matrix.Weights.Length > 0)
            RequireWeight(trainer, TFeatures.FeatureSet.WeightName ?? "weight", matrix.Rows, Array.Exists(matrix.Weights, static weight => weight > 0));
        labels.Record(step);
        counter.Record(step);
        return matrix;
    }

    /// <summary>Checks that there is something to learn from.</summary>
    /// <param name="trainer">The trainer's name, for errors.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <exception cref="MillraceException">There are none.</exception>
    public static void RequireRows(string trainer, long rows)
    {
        if (rows == 0)
            throw new MillraceException($"{trainer} has no rows to learn from. Give it a dataset with rows, and look at what the steps before it left out.");
    }

    /// <summary>Checks that the weights leave something to learn from.</summary>
    /// <param name="trainer">The trainer's name, for errors.</param>
    /// <param name="weight">The weight's name, for errors.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="hasWeight">Whether a row has a weight above 0.</param>
    /// <param name="kind">What the rows are, in the plural, for errors.</param>
    /// <exception cref="MillraceException">All weights are 0.</exception>
    public static void RequireWeight(string trainer, string weight, long rows, bool hasWeight, string kind = "training rows")
    {
        if (!hasWeight)
        {
            throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"All {rows} {kind} have the weight {weight} = 0, so none of them counts for {trainer}. "
                + $"Check the weight's definition, or give the step other rows."));
        }
    }

    /// <summary>Checks that no feature is missing or infinite, for trainers that cannot learn from that.</summary>
    /// <param name="trainer">The trainer's name, for errors.</param>
    /// <param name="matrix">The rows.</param>
    /// <exception cref="MillraceException">A feature is NaN or infinite in some row; the message names it and counts the rows.</exception>
    public static void RequireFinite(string trainer, FeatureMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var features = new FeatureCheck(trainer, matrix.Layout);
        features.Add(matrix.Values);
        features.Complete();
    }
}
