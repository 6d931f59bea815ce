using Microsoft.ML;
using Microsoft.ML.Data;
using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>
/// A feature matrix as ML.NET reads data: a vector column <c>Features</c>, a column <c>Label</c>, and <c>Weight</c> where rows have one, straight from the
/// arrays. Rows come in their order, on one cursor, so training sees the same each time. Every pass ends early when the step is cancelled.
/// </summary>
/// <param name="rows">Reads the rows.</param>
/// <param name="onPass">Called when a pass over the rows begins, with its number from 1.</param>
/// <param name="cancellation">Ends a pass early.</param>
internal sealed class MatrixView(RowReader rows, Action<int>? onPass, CancellationToken cancellation) : IDataView
{
    public const string FeaturesColumn = "Features";
    public const string LabelColumn = "Label";
    public const string WeightColumn = "Weight";
    public const int FeaturesIndex = 0;
    public const int WeightIndex = 2;

    private int _passes;

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; } = CreateSchema(rows);

    /// <summary>The column of the weights of a matrix; null where each row counts once.</summary>
    public static string? WeightOf(FeatureMatrix matrix) => matrix.Weights.Length > 0 ? WeightColumn : null;

    public long? GetRowCount() => rows.Matrix.Rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        cancellation.ThrowIfCancellationRequested();
        onPass?.Invoke(++_passes);
        return new ViewCursor(Schema, new MatrixPass(rows), columnsNeeded, cancellation);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private static DataViewSchema CreateSchema(RowReader rows)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(FeaturesColumn, new VectorDataViewType(NumberDataViewType.Single, rows.VectorWidth));
        schema.AddColumn(LabelColumn, BooleanDataViewType.Instance);
        if (WeightOf(rows.Matrix) is { } weight)
            schema.AddColumn(weight, NumberDataViewType.Single);
        return schema.ToSchema();
    }
}
