using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Shuffles datasets.</summary>
public static class ShufflingExtensions
{
    /// <summary>The same rows in an order that depends on the seed and on how many rows come before each, on nothing else.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step, which gets the rows and a folder for what the budget does not hold.</param>
    /// <param name="seed">Decides the order.</param>
    /// <param name="options">The budget.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    /// <exception cref="SpillException">The rows that the budget does not hold find no room in the step's folder.</exception>
    public static async Task<Dataset<T>> ShuffleAsync<T>(
        this Dataset<T> rows, StepContext step, Seed seed, TableOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        var space = new WorkSpace(step.CreateFolder, options ?? TableOptions.Default);
        int last = T.Schema.Columns.Length;
        using var sort = new ExternalSort(
            static () => new RowBlock(T.CreateBatch(0).Columns.Add(RowNumbers.Create())), new KeyEncoder([new KeyPart(last)]), space, cancellation);
        ValueColumn<long> numbers = RowNumbers.Create();
        await foreach (Batch<T> batch in rows.ReadAsync(space.Reading, cancellation).ConfigureAwait(false))
        {
            numbers.Clear();
            Span<long> places = numbers.AppendUninitialized(batch.Count);
            for (int i = 0; i < places.Length; i++)
                places[i] = (long)seed.Derive((ulong)(sort.RowCount + i)).Value;
            ImmutableArray<Column> columns = batch.Columns.Add(numbers);
            sort.Add(new RowBlock(columns), 0, batch.Count);
            step.ReportProgress(sort.RowCount, rows.RowCount, "rows");
        }

        return await sort.WriteAsync<T>(step, cancellation).ConfigureAwait(false);
    }
}
