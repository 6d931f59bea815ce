using System.Globalization;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>How much of the machine work on a table may take. What comes out is the same whatever it says.</summary>
public sealed record TableOptions
{
    /// <summary>The smallest budget, in bytes: 64 MiB.</summary>
    public const long LeastMemory = 64L << 20;

    /// <summary>The processors that steps of the built-in components ask for, unless a setting says otherwise.</summary>
    internal const int UsualCpus = 4;

    private const long MostMemoryByDefault = 2L << 30;

    private readonly long _memoryBudget = DefaultMemory();
    private readonly int? _parallelism;

    /// <summary>What is used where nothing else is said.</summary>
    public static TableOptions Default { get; } = new();

    /// <summary>
    /// Bytes of memory that rows, keys and tables of the work may hold before rows go to files in the step's folder; 64 MiB or more. By default a quarter of
    /// the memory that the process has, but no more than 2 GiB.
    /// </summary>
    /// <remarks>
    /// Sorting counts what it holds before it holds it: columns and keys, whether their memory is full or not, what they grow out of, what sorts them, and the
    /// blocks of files that are merged. A few rows are always taken together, so rows that are each wider than a sixteenth of the budget may exceed it.
    /// Grouping looks after each 32,768 rows at most, joining after 8,192, and both after a sixteenth of the budget at most, whether a quarter of it, or half, is full. What groups and
    /// joins give comes by a sixteenth of the budget and 32 MiB at most, however wide their rows are. The last, least and greatest texts, bytes and lists of
    /// groups, and values that are counted once, have a part of the budget of their own, and go to files beyond it. Not
    /// counted is what reads and writes datasets: on each thread a batch or two, and a row group, of up to 65,536 rows; with one more row group that is filled.
    /// Sorting 20 million rows of three numbers with 256 MiB lets a process grow by some 300 MiB.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 64 MiB.</exception>
    public long MemoryBudget
    {
        get => _memoryBudget;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, LeastMemory);
            _memoryBudget = value;
        }
    }

    /// <summary>
    /// Threads that work at the same time, a program's own code over rows included; 1 or more, and with 1 the caller's own does all. Unless set the processors
    /// that the step was granted, outside of one those of the machine. So many at most read datasets beside it, and as many write them. Rows and their order
    /// are the same whatever it is, and errors are, but for which of several results of groups is told to be too large.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    [Deterministic("Results do not depend on the number of threads.")]
    public int Parallelism
    {
        get => _parallelism ?? ProcessorShare.Granted ?? Environment.ProcessorCount;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _parallelism = value;
        }
    }

    /// <summary>Told how many bytes are about to go into a file, for tests that must know whether any do, or let it fail.</summary>
    internal Action<long>? WhenSpilled { get; init; }

    /// <summary>What counts what is read of datasets, for tests; null where nobody wants to know.</summary>
    internal ReadMeter? Meter { get; init; }

    /// <summary>How datasets are read: by no more threads than work.</summary>
    internal DatasetReadOptions Reading => DatasetReadOptions.Default with
    {
        Parallelism = Math.Min(DatasetReadOptions.Default.Parallelism, Parallelism),
        Meter = Meter,
    };

    /// <summary>How datasets are written: by no more threads than work.</summary>
    internal DatasetWriteOptions Writing => DatasetWriteOptions.Default with { Parallelism = Math.Min(DatasetWriteOptions.Default.Parallelism, Parallelism) };

    /// <summary>Options of a parameter in MiB, where 0 stands for what the machine allows.</summary>
    internal static TableOptions OfMebibytes(int mebibytes) => mebibytes switch
    {
        0 => Default,
        < (int)(LeastMemory >> 20) => throw new ParameterException(
            "memory-budget", string.Create(CultureInfo.InvariantCulture, $"The budget is {mebibytes} MiB: give 64 or more, or 0 for the usual.")),
        _ => new TableOptions { MemoryBudget = (long)mebibytes << 20 },
    };

    /// <summary>Options whose budget may be smaller than anybody would want it, so that little data spills.</summary>
    internal static TableOptions OfBytes(long memoryBudget, int parallelism = 2, Action<long>? whenSpilled = null) =>
        new(memoryBudget) { Parallelism = parallelism, WhenSpilled = whenSpilled };

    private TableOptions(long memoryBudget) => _memoryBudget = memoryBudget;

    /// <summary>Creates options that say what is usual.</summary>
    [Deterministic("Results do not depend on the budget or on the number of threads.")]
    public TableOptions()
    {
    }

    /// <summary>Tells that bytes are about to go into a file.</summary>
    internal void CountSpilled(long bytes) => WhenSpilled?.Invoke(bytes);

    [Deterministic("Results do not depend on the budget.")]
    private static long DefaultMemory() =>
        Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, LeastMemory, MostMemoryByDefault);
}
