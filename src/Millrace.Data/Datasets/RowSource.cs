using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Where a dataset's rows are: in files or in memory.</summary>
internal abstract class RowSource
{
    /// <summary>Rows that a batch of a reader holds at most, and a row group of a written file.</summary>
    public const int BatchRows = 1 << 16;

    /// <summary>Rows in the source.</summary>
    public abstract long RowCount { get; }

    /// <summary>Reads the columns of a schema, all of which the source has, of the rows that are wanted. The batch is reused.</summary>
    public abstract IAsyncEnumerable<Batch<T>> ReadAsync<T>(ScanOptions options, CancellationToken cancellation)
        where T : struct, ISchema<T>;

    /// <summary>
    /// Reads some columns of a schema, and tells where the rows stand. Rows that stand at none of the wanted positions may come as well. The batch is reused.
    /// </summary>
    /// <param name="columns">The columns' places in the schema; the default for all, in a batch of the schema.</param>
    /// <param name="options">How rows are read, without a filter.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    public virtual async IAsyncEnumerable<PlacedRows> ReadPlacedAsync<T>(
        ImmutableArray<int> columns, ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        long first = 0;
        await foreach (Batch<T> batch in ReadAsync<T>(options, cancellation).ConfigureAwait(false))
        {
            yield return new PlacedRows(columns.IsDefault ? batch : ScanBatch.Of(batch, columns), first);
            first += batch.Count;
        }
    }

    /// <summary>Counts the rows that are wanted.</summary>
    public abstract ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation);
}
