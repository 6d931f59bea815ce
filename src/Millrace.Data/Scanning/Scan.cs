using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>Reads files one after the other as one run of batches.</summary>
internal static class Scan
{
    /// <summary>Reads the rows of files. The batch is reused.</summary>
    public static async IAsyncEnumerable<Batch<T>> ReadAsync<T>(
        IReadOnlyList<ScanFile> files, ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        await foreach (ScanSlot slot in RunAsync(files, ScanTarget<T>.Instance, options, cancellation).ConfigureAwait(false))
            yield return (Batch<T>)slot.Rows!;
    }

    /// <summary>Reads some columns of the rows of files. The batch is reused.</summary>
    public static async IAsyncEnumerable<Batch> ReadColumnsAsync<T>(
        IReadOnlyList<ScanFile> files, ImmutableArray<int> columns, ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        await foreach (ScanSlot slot in RunAsync(files, new ColumnsTarget<T>(columns), options, cancellation).ConfigureAwait(false))
            yield return slot.Rows!;
    }

    /// <summary>Reads what is wanted of the rows of files. The batch is reused.</summary>
    public static async IAsyncEnumerable<Batch> ReadAsync(
        IReadOnlyList<ScanFile> files, ScanTarget target, ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (ScanSlot slot in RunAsync(files, target, options, cancellation).ConfigureAwait(false))
            yield return slot.Rows!;
    }

    /// <summary>Reads the rows of files, and tells where they stand. The batch is reused.</summary>
    public static async IAsyncEnumerable<PlacedRows<T>> ReadPlacedAsync<T>(
        IReadOnlyList<ScanFile> files, ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        await foreach (ScanSlot slot in RunAsync(files, ScanTarget<T>.Instance, options, cancellation).ConfigureAwait(false))
            yield return new PlacedRows<T>((Batch<T>)slot.Rows!, slot.First);
    }

    /// <summary>Counts the rows that a filter keeps, of which there must be one.</summary>
    public static async ValueTask<long> CountAsync(IReadOnlyList<ScanFile> files, ScanOptions options, CancellationToken cancellation)
    {
        long count = 0;
        await foreach (ScanSlot slot in RunAsync(files, CountTarget.Instance, options, cancellation).ConfigureAwait(false))
            count += slot.Count;
        return count;
    }

    private static async IAsyncEnumerable<ScanSlot> RunAsync(
        IReadOnlyList<ScanFile> files, ScanTarget target, ScanOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (options.Parallelism == 1)
        {
            using var units = new ScanUnits(files, options, cancellation);
            using var slot = new ScanSlot(target, options.Filter);
            using var reader = new ScanReader(slot.Shape, options);
            while (units.Next() is { } unit)
            {
                try
                {
                    ParquetFileReader file = reader.Start(unit);
                    for (long next = unit.RowsBefore + unit.FirstRow; slot.Read(file, next, cancellation); next += slot.Count)
                        yield return slot;
                }
                finally
                {
                    unit.File?.LetGo();
                }
            }

            yield break;
        }

        var scan = new ParallelScan(files, target, options, cancellation);
        await using (scan.ConfigureAwait(false))
        {
            while (await scan.NextAsync().ConfigureAwait(false) is { } slot)
                yield return slot;
        }
    }
}
