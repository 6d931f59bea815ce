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

    public override async IAsyncEnumerable<Batch<T>> ReadAsync<T>([EnumeratorCancellation] CancellationToken cancellation)
    {
        using Batch<T> copy = T.CreateBatch(_batches.IsEmpty ? 0 : _batches[0].Count);
        foreach (Batch batch in _batches)
        {
            cancellation.ThrowIfCancellationRequested();
            copy.Clear();
            foreach (Column column in copy.Columns)
                column.AppendRange(batch.Columns[batch.Schema.IndexOf(column.Info.Name)], 0, batch.Count);
            yield return copy;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }
}
