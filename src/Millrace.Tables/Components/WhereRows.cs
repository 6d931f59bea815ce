using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Keeps the rows that meet a condition on their columns, in their order. What the statistics of files and row groups rule out is not read. Where a row's
/// own code has to decide, use <see cref="FilterRows{T, TFilter}"/>.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TCondition">The condition. Its code counts in the step's key.</typeparam>
[Component]
[Resources(Cpus = TableOptions.UsualCpus)]
public sealed partial class WhereRows<T, TCondition>
    where T : struct, ISchema<T>
    where TCondition : IRowCondition<T>
{
    /// <summary>Keeps the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress and the number of rows that stay.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">A file is missing or damaged.</exception>
    public async Task<Dataset<T>> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        TableOptions options = TableOptions.Default;
        DatasetWriter<T> writer = step.CreateDataset<T>(options.Writing);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (Batch<T> batch in rows.Where(TCondition.Condition).ReadAsync(options.Reading, cancellation).ConfigureAwait(false))
            {
                await writer.AddAsync(batch, cancellation).ConfigureAwait(false);
                step.ReportProgress(writer.RowCount, null, "rows");
            }

            step.RecordMetric("rows", writer.RowCount);
            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
