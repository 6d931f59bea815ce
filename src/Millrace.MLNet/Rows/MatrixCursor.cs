using Microsoft.ML;
using Microsoft.ML.Data;

namespace Millrace.MLNet;

/// <summary>One pass over a feature matrix.</summary>
internal sealed class MatrixCursor(
    DataViewSchema schema, RowReader rows, IEnumerable<DataViewSchema.Column> active, CancellationToken cancellation) : DataViewRowCursor
{
    private const int RowsBetweenChecks = 1024;

    private readonly HashSet<int> _active = [.. active.Select(static column => column.Index)];
    private int _row = -1;

    public override DataViewSchema Schema { get; } = schema;

    public override long Position => _row;

    public override long Batch => 0;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

    public override bool MoveNext()
    {
        if (_row + 1 >= rows.Matrix.Rows)
        {
            _row = -1;
            return false;
        }

        _row++;
        if (_row % RowsBetweenChecks == 0)
            cancellation.ThrowIfCancellationRequested();
        return true;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Delegate getter = column.Name switch
        {
            MatrixView.FeaturesColumn => new ValueGetter<VBuffer<float>>((ref VBuffer<float> vector) => rows.Read(_row, ref vector)),
            MatrixView.WeightColumn => new ValueGetter<float>((ref float weight) => weight = rows.Matrix.Weights[_row]),
            _ => new ValueGetter<bool>((ref bool label) => label = rows.Matrix.Labels[_row] == 1),
        };
        return getter as ValueGetter<TValue> ?? throw new InvalidOperationException($"Column '{column.Name}' does not hold values of {typeof(TValue).Name}.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);
}
