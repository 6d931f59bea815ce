namespace Millrace.Data;

/// <summary>How Parquet files are read.</summary>
public sealed record ParquetReadOptions
{
    private readonly int? _parallelism;

    /// <summary>What files are read with where nothing else is said.</summary>
    public static ParquetReadOptions Default { get; } = new();

    /// <summary>
    /// How many threads decode row groups at most, each one or two batches ahead of the reader; with 1 the reader's own does all. The processors of the
    /// step, outside of one those of the machine up to four, unless set. A file of one row group is decoded by one thread. Fewer do where a
    /// batch has hundreds of columns. Batches and errors are the same whatever it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Parallelism
    {
        get => _parallelism ?? Threads.Default;
        init => _parallelism = Threads.Check(value);
    }

    /// <summary>
    /// Whether times of a file that are finer than a microsecond are cut to it, towards the past. Otherwise the first one is an error that names row and value.
    /// Timestamps within JSON keep all their digits.
    /// </summary>
    public bool TruncateTimes { get; init; }

    /// <summary>What counts what is read; null where nobody wants to know.</summary>
    internal ReadMeter? Meter { get; init; }

    internal ScanOptions ToScan(RowFilter? filter) => new()
    {
        Filter = filter,
        Parallelism = Parallelism,
        TruncatesTimes = TruncateTimes,
        Meter = Meter,
    };
}
