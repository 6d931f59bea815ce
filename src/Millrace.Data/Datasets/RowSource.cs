using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Where a dataset's rows are: in files or in memory.</summary>
internal abstract class RowSource
{
    /// <summary>Rows that a batch of a reader holds at most, and a row group of a written file.</summary>
    public const int BatchRows = 1 << 16;

    /// <summary>
    /// Bytes that a reader means a batch to take, and a written row group's values of fixed widths: rows of hundreds of columns, and those with large texts or
    /// lists, come in batches of fewer.
    /// </summary>
    public const long BatchBytes = 1 << 25;

    /// <summary>Rows that a batch of columns holds at most, as far as their widths tell.</summary>
    public static int RowsOfBatch(ImmutableArray<Column> columns) =>
        (int)Math.Clamp(BatchBytes / Math.Max(columns.Sum(static column => (long)column.RowBytes), 1), 1, BatchRows);

    /// <summary>Rows in the source.</summary>
    public abstract long RowCount { get; }

    /// <summary>Reads the columns of a schema, all of which the source has, of the rows that are wanted. The batch is reused.</summary>
    public abstract IAsyncEnumerable<Batch<T>> ReadAsync<T>(ScanOptions options, CancellationToken cancellation)
        where T : struct, ISchema<T>;

    /// <summary>Reads some columns of a schema, of the rows that are wanted. The batch is reused.</summary>
    /// <param name="columns">Their places in the schema, in its order, at least one.</param>
    /// <param name="options">Which rows.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of these columns alone, in this order.</returns>
    public virtual async IAsyncEnumerable<Batch> ReadColumnsAsync<T>(
        ImmutableArray<int> columns, ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        var schema = new SchemaInfo(T.Schema.Name, [.. columns.Select(static column => T.Schema.Columns[column])]);
        await foreach (Batch<T> batch in ReadAsync<T>(options, cancellation).ConfigureAwait(false))
            yield return new ScanBatch(schema, [.. columns.Select(column => batch.Columns[column])]);
    }

    /// <summary>Reads rows, and tells where they stand. Some that stand at none of the wanted positions may come as well. The batch is reused.</summary>
    /// <param name="options">Which positions are wanted; without a filter.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    public virtual async IAsyncEnumerable<PlacedRows<T>> ReadPlacedAsync<T>(ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        long first = 0;
        await foreach (Batch<T> batch in ReadAsync<T>(options, cancellation).ConfigureAwait(false))
        {
            yield return new PlacedRows<T>(batch, first);
            first += batch.Count;
        }
    }

    /// <summary>The rows, in stretches for several threads.</summary>
    /// <param name="target">What is read: columns that the source has.</param>
    /// <param name="options">How they are read.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="NotSupportedException">The source knows no stretches.</exception>
    public virtual StretchSource Stretches(ScanTarget target, ScanOptions options, CancellationToken cancellation) =>
        throw new NotSupportedException($"{GetType().Name} is read by one thread alone.");

    /// <summary>Counts the rows that are wanted.</summary>
    public abstract ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation);
}
