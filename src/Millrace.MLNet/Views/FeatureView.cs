using Microsoft.ML;
using Microsoft.ML.Data;
using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>
/// Computed features as ML.NET reads data, for any of its trainers and transforms. Quantities and indicators are the vector column <c>Features</c>, whose
/// slots are named like the numbers; where the set has none there is no such column. A feature that holds ids is a column of its name, of keys (id + 1, so
/// that none is missing): one key, or a vector where the feature has several, of variable size where their number varies; <c>MapKeyToVector</c> makes
/// indicators of them. The label is the column <c>Label</c>, the weight, where rows have one, <c>Weight</c>. Missing numbers are as the features declare them, NaN or 0.
/// </summary>
/// <remarks>
/// Rows come in their order on one cursor, each pass from the beginning. A view of a dataset reads its files once a pass and holds one block of rows at a
/// time; where a trainer makes many passes, <c>context.Data.Cache(view)</c> keeps the rows in memory.
/// </remarks>
public sealed class FeatureView : IDataView
{
    private readonly ViewColumns _columns;
    private readonly Func<FeatureRows> _open;
    private readonly long _rowCount;
    private readonly CancellationToken _cancellation;

    internal FeatureView(ViewColumns columns, long rowCount, Func<FeatureRows> open, CancellationToken cancellation) =>
        (_columns, _rowCount, _open, _cancellation) = (columns, rowCount, open, cancellation);

    /// <summary>Whether rows can come in another order: they cannot.</summary>
    public bool CanShuffle => false;

    /// <inheritdoc/>
    public DataViewSchema Schema => _columns.Schema;

    /// <summary>A view of a dataset of features.</summary>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    /// <param name="dataset">The features of all rows, as <c>ApplyFeatures</c> made them.</param>
    /// <param name="label">How the label is shown, where the dataset has one; else there is no column of it.</param>
    /// <param name="cancellation">Ends every pass early.</param>
    /// <exception cref="MillraceException">
    /// A feature of ids is named <c>Features</c>, <c>Label</c> or <c>Weight</c>, or the label is no class and is to be shown as one.
    /// </exception>
    public static FeatureView Of<TFeatures>(FeatureDataset<TFeatures> dataset, LabelForm label, CancellationToken cancellation = default)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new FeatureView(
            ViewColumns.Of(dataset.Features, dataset.HasLabel ? label : null, dataset.HasWeight),
            dataset.RowCount,
            () => new BlockRows(dataset.ReadAsync(cancellation), cancellation),
            cancellation);
    }

    /// <summary>A view of a feature matrix.</summary>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    /// <param name="matrix">The features and labels of all rows.</param>
    /// <param name="features">The fitted features that the matrix was computed with.</param>
    /// <param name="label">How the label is shown.</param>
    /// <param name="cancellation">Ends every pass early.</param>
    /// <exception cref="ArgumentException">The matrix was computed with other features.</exception>
    /// <exception cref="MillraceException">
    /// A feature of ids is named <c>Features</c>, <c>Label</c> or <c>Weight</c>, or the label is no class and is to be shown as one.
    /// </exception>
    public static FeatureView Of<TFeatures>(FeatureMatrix matrix, Fitted<TFeatures> features, LabelForm label, CancellationToken cancellation = default)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(features);
        if (!matrix.Layout.Slots.AsSpan().SequenceEqual(features.Layout.Slots.AsSpan()))
            throw new ArgumentException($"The matrix was computed with other features than these of {features.SetName}. Give those.", nameof(features));
        return new FeatureView(ViewColumns.Of(features, label, matrix.Weights.Length > 0), matrix.Rows, () => new MatrixRows(matrix), cancellation);
    }

    /// <inheritdoc/>
    public long? GetRowCount() => _rowCount;

    /// <inheritdoc/>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        _cancellation.ThrowIfCancellationRequested();
        return new ViewCursor(Schema, new FeaturePass(_columns, _open()), columnsNeeded, _cancellation);
    }

    /// <inheritdoc/>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
