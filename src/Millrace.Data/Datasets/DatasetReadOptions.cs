namespace Millrace.Data;

/// <summary>How a dataset is read.</summary>
public sealed record DatasetReadOptions
{
    private readonly int? _parallelism;

    /// <summary>What datasets are read with where nothing else is said.</summary>
    public static DatasetReadOptions Default { get; } = new();

    /// <summary>
    /// How many threads decode row groups at most, each one or two batches ahead of the reader; with 1 the reader's own does all. The processors of the
    /// step, outside of one those of the machine up to four, unless set. Batches and errors are the same whatever it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Parallelism
    {
        get => _parallelism ?? Threads.Default;
        init => _parallelism = Threads.Check(value);
    }

    /// <summary>What counts what is read; null where nobody wants to know.</summary>
    internal ReadMeter? Meter { get; init; }

    internal ScanOptions ToScan(RowFilter? filter) => new() { Filter = filter, Parallelism = Parallelism, Meter = Meter };
}
