using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Stretches of rows in memory.</summary>
/// <param name="batches">The rows.</param>
/// <param name="target">What is read of them.</param>
internal sealed class MemoryStretches(ImmutableArray<Batch> batches, ScanTarget target) : StretchSource
{
    private int _batch;
    private int _next;
    private long _row;

    public override Stretch? Next()
    {
        (int start, long first) = (_batch, _row);
        while (_batch < batches.Length && _row - first < Stretch.Rows)
            _row += batches[_batch++].Count;
        return _batch == start ? null : new MemoryStretch(start, _batch, first) { Index = _next++ };
    }

    public override StretchReader CreateReader() => new MemoryStretchReader(batches, target);

    public override void Dispose()
    {
    }
}
