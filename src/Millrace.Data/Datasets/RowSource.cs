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

    /// <summary>Counts the rows that are wanted.</summary>
    public abstract ValueTask<long> CountAsync(ScanOptions options, CancellationToken cancellation);
}
