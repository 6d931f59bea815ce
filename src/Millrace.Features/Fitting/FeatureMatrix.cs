using System.Globalization;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The features, labels and weights of a whole dataset in memory, for trainers that see all rows at once.</summary>
public sealed class FeatureMatrix
{
    private FeatureMatrix(float[] values, float[] labels, float[] weights, FeatureLayout layout)
    {
        Values = values;
        Labels = labels;
        Weights = weights;
        Layout = layout;
    }

    /// <summary>The features row by row: <see cref="Rows"/> × <see cref="Width"/> numbers.</summary>
    public float[] Values { get; }

    /// <summary>A label a row; every one is finite.</summary>
    public float[] Labels { get; }

    /// <summary>How much each row counts in training, finite and 0 or more; empty where the feature set has no weight, and each counts once.</summary>
    public float[] Weights { get; }

    /// <summary>Where each feature stands in a row.</summary>
    public FeatureLayout Layout { get; }

    /// <summary>Number of rows, at least 1.</summary>
    public int Rows => Labels.Length;

    /// <summary>Numbers a row.</summary>
    public int Width => Layout.Width;

    /// <summary>Computes features, labels and weights of all rows, on as many threads as rows are read.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="features">The fitted features.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <exception cref="MillraceException">
    /// There are no rows, more numbers than one array can hold, a label that is not finite, or a weight that is not or is below 0.
    /// </exception>
    /// <exception cref="FeatureVectorException">A feature has no place in rows of floats, as sparse ids have none.</exception>
    public static ValueTask<FeatureMatrix> ReadAsync<TRow, TFeatures>(Dataset<TRow> rows, Fitted<TFeatures> features, CancellationToken cancellation)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, ILabeledFeatures<TFeatures, TRow> => ReadAsync(rows, features, counter: null, cancellation);

    /// <summary>Computes features, labels and weights of all rows, and counts what they have that the training rows had not.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="features">The fitted features.</param>
    /// <param name="counter">Counts the rows' values; null to count nothing.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    /// <exception cref="MillraceException">
    /// There are no rows, more numbers than one array can hold, a label that is not finite, or a weight that is not or is below 0.
    /// </exception>
    /// <exception cref="FeatureVectorException">A feature has no place in rows of floats, as sparse ids have none.</exception>
    public static async ValueTask<FeatureMatrix> ReadAsync<TRow, TFeatures>(
        Dataset<TRow> rows, Fitted<TFeatures> features, FeatureCounter? counter, CancellationToken cancellation)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(features);
        features.RequireVector("A feature matrix");
        int width = features.Layout.Width;
        CheckSize(rows.RowCount, width, TFeatures.FeatureSet.Name);


        // Every number is written, or nobody sees the array.
        float[] values = GC.AllocateUninitializedArray<float>(checked((int)(rows.RowCount * width)));
        var labels = new float[rows.RowCount];
        float[] weights = RowWeights.Has<TRow, TFeatures>() ? new float[rows.RowCount] : [];
        var work = new MatrixWork<TRow, TFeatures>(features, values, labels, weights, counter);
        await rows.WorkAsync(work, DatasetReadOptions.Default, cancellation).ConfigureAwait(false);
        return new FeatureMatrix(values, labels, weights, features.Layout);
    }

    private static void CheckSize(long rows, int width, string set)
    {
        if (rows == 0)
            throw new MillraceException($"There are no rows to compute {set} from. Check the source, and the split that made the dataset.");
        if (rows > Array.MaxLength / width)
        {
            throw new MillraceException(string.Create(CultureInfo.InvariantCulture,
                $"{rows} rows of {width} numbers ({set}) are more than one array can hold, {Array.MaxLength}. Train on a sample, or with fewer features."));
        }
    }

    internal static MillraceException LabelError(string label, long row, float value) => new(string.Create(CultureInfo.InvariantCulture,
        $"{label} of row {row} (counted from 0) is {value}: a label must be a finite number. Drop such rows before training, or give the label a rule for them."));
}
