using Microsoft.ML;
using Microsoft.ML.Data;

namespace Millrace.MLNet;

/// <summary>One pass over the rows of a view, in their order. It ends early when the work is cancelled.</summary>
/// <param name="schema">The view's columns.</param>
/// <param name="pass">Goes from row to row.</param>
/// <param name="active">The columns that are read.</param>
/// <param name="cancellation">Ends the pass early.</param>
internal sealed class ViewCursor(
    DataViewSchema schema, ViewPass pass, IEnumerable<DataViewSchema.Column> active, CancellationToken cancellation) : DataViewRowCursor
{
    private const int RowsBetweenChecks = 1024;

    private readonly HashSet<int> _active = [.. active.Select(static column => column.Index)];
    private long _row = -1;
    private bool _isDone;

    public override DataViewSchema Schema { get; } = schema;

    public override long Position => _row;

    public override long Batch => 0;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

    public override bool MoveNext()
    {
        if ((_row + 1) % RowsBetweenChecks == 0)
            cancellation.ThrowIfCancellationRequested();
        _isDone = _isDone || !pass.MoveNext();
        _row = _isDone ? -1 : _row + 1;
        return !_isDone;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        pass.GetterOf(column.Index) as ValueGetter<TValue>
        ?? throw new InvalidOperationException($"Column '{column.Name}' does not hold values of {typeof(TValue).Name}.");

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            pass.Dispose();
        base.Dispose(disposing);
    }
}
