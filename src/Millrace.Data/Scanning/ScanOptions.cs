namespace Millrace.Data;

/// <summary>How rows are read.</summary>
internal sealed record ScanOptions
{
    private readonly int? _parallelism;

    /// <summary>All rows, with the usual threads.</summary>
    public static ScanOptions Default { get; } = new();

    /// <summary>Which rows are wanted; null for all.</summary>
    public RowFilter? Filter { get; init; }

    /// <summary>Which row groups are wanted: those that hold one of these rows; null for all.</summary>
    public RowPositions? Positions { get; init; }

    /// <summary>How many threads decode; with 1 the caller's own does.</summary>
    public int Parallelism
    {
        get => _parallelism ?? Threads.Default;
        init => _parallelism = value;
    }

    /// <summary>Whether times finer than a microsecond are cut; otherwise they do not fit.</summary>
    public bool TruncatesTimes { get; init; }

    /// <summary>What counts what is read; null where nobody wants to know.</summary>
    public ReadMeter? Meter { get; init; }
}
