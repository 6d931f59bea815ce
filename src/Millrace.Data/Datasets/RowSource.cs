using System.Collections.Immutable;

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

    /// <summary>Counts the rows that are wanted.</summary>
    public abstract ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation);
}
