namespace Millrace.Data;

/// <summary>How a dataset is written. Equal rows and options give equal bytes, but for <see cref="Parallelism"/>, which changes none.</summary>
public sealed record DatasetWriteOptions
{
    private readonly int? _parallelism;
    private readonly long _rowsPerShard = 16L * RowSource.BatchRows;

    /// <summary>What datasets are written with where nothing else is said.</summary>
    public static DatasetWriteOptions Default { get; } = new();

    /// <summary>
    /// How many row groups are encoded at the same time, each by a thread of its own while the caller fills the next; with 1 the caller's thread does all. So
    /// many row groups and one more are in memory, but no more than two of those that take over 64 MiB. The processors of the
    /// step, outside of one those of the machine up to four, unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Parallelism
    {
        get => _parallelism ?? Threads.Default;
        init => _parallelism = Threads.Check(value);
    }

    /// <summary>
    /// After how many rows a new file starts, at least 1; a file holds whole row groups, so it has as many or up to 65,535 more. 1,048,576 unless set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public long RowsPerShard
    {
        get => _rowsPerShard;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _rowsPerShard = value;
        }
    }

    /// <summary>How pages are compressed.</summary>
    public ParquetCompression Compression { get; init; } = ParquetCompression.Zstd;
}
