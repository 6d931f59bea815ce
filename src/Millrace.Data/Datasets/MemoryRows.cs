using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Rows in memory.</summary>
internal sealed class MemoryRows : RowSource
{
    private readonly ImmutableArray<Batch> _batches;

    public MemoryRows(ImmutableArray<Batch> batches)
    {
        _batches = batches;
        RowCount = batches.Sum(batch => (long)batch.Count);
    }

    public override long RowCount { get; }

    public override async IAsyncEnumerable<Batch<T>> ReadAsync<T>(ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using Batch<T> copy = T.CreateBatch(_batches.IsEmpty || options.Filter is not null ? 0 : _batches[0].Count);
        foreach (Batch batch in _batches)
        {
            cancellation.ThrowIfCancellationRequested();
            int[]? rows = Choose(batch, options.Filter);
            if (rows is [])
                continue;
            copy.Clear();
            foreach (Column column in copy.Columns)
            {
                Column source = batch.Columns[batch.Schema.IndexOf(column.Info.Name)];
                if (rows is null)
                    column.AppendRange(source, 0, batch.Count);
                else
                    column.AppendRows(source, rows);
            }

            yield return copy;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    public override StretchSource Stretches(ScanTarget target, ScanOptions options, CancellationToken cancellation) => new MemoryStretches(_batches, target);

    public override ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation)
    {
        long count = 0;
        foreach (Batch batch in _batches)
        {
            cancellation.ThrowIfCancellationRequested();
            count += Choose(batch, options.Filter)?.Length ?? batch.Count;
        }

        return ValueTask.FromResult(count);
    }

    /// <summary>The rows that a filter keeps; null where there is none.</summary>
    private static int[]? Choose(Batch batch, RowFilter? filter)
    {
        if (filter is null)
            return null;
        if (batch.Count == 0)
            return [];
        ulong[] kept = new ulong[Bitmaps.Words(batch.Count)];
        filter.Evaluate(batch.Columns, kept);
        int[] rows = new int[Bitmaps.Count(kept, 0, batch.Count)];
        Bitmaps.List(kept, rows);
        return rows;
    }
}
