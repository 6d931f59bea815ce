using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Sorts datasets.</summary>
public static class SortingExtensions
{
    /// <summary>The same rows in an order. Rows that are equal in it stay in the order in which they were.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="step">The step, which gets the rows and a folder for what the budget does not hold.</param>
    /// <param name="order">The order.</param>
    /// <param name="options">The budget.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    /// <exception cref="SpillException">The rows that the budget does not hold find no room in the step's folder.</exception>
    public static async Task<Dataset<T>> SortAsync<T>(
        this Dataset<T> rows, StepContext step, Order<T> order, TableOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(order);
        var space = new WorkSpace(step.CreateFolder, options ?? TableOptions.Default);
        using var sort = new ExternalSort(static () => new RowBlock(T.CreateBatch(0).Columns), new KeyEncoder(order.Parts), space, cancellation);
        await foreach (Batch<T> batch in rows.ReadAsync(space.Reading, cancellation).ConfigureAwait(false))
        {
            sort.Add(new RowBlock(batch.Columns), 0, batch.Count);
            step.ReportProgress(sort.RowCount, rows.RowCount, "rows");
        }

        return await sort.WriteAsync<T>(step, cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes the rows in order as a dataset.</summary>
    internal static async Task<Dataset<T>> WriteAsync<T>(this ExternalSort sort, StepContext step, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        using Batch<T> batch = T.CreateBatch(0);
        var block = new RowBlock(batch.Columns);
        DatasetWriter<T> writer = step.CreateDataset<T>(sort.Writing);
        await using (writer.ConfigureAwait(false))
        {
            while (sort.Read(block, cancellation))
            {
                await writer.AddAsync(batch, cancellation).ConfigureAwait(false);
                step.ReportProgress(writer.RowCount, sort.RowCount, "rows written");
            }

            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
