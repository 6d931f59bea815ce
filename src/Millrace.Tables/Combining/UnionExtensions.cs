using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Datasets one after the other, for use within a component; as steps of a pipeline see the components.</summary>
public static class UnionExtensions
{
    /// <summary>All rows of all datasets, in their order. What is in two of them comes twice.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="parts">The datasets; none give no rows.</param>
    /// <param name="step">The step in whose folder the result lies; receives progress.</param>
    /// <param name="options">How rows are read and written; null for <see cref="TableOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async Task<Dataset<T>> UnionAsync<T>(
        this IEnumerable<Dataset<T>> parts, StepContext step, TableOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(step);
        Dataset<T>[] all = [.. parts];
        long total = all.Sum(static part => part.RowCount);
        options ??= TableOptions.Default;
        DatasetWriter<T> writer = step.CreateDataset<T>(options.Writing);
        await using (writer.ConfigureAwait(false))
        {
            foreach (Dataset<T> part in all)
            {
                await foreach (Batch<T> batch in part.ReadAsync(options.Reading, cancellation).ConfigureAwait(false))
                {
                    cancellation.ThrowIfCancellationRequested();
                    await writer.AddAsync(batch, cancellation).ConfigureAwait(false);
                    step.ReportProgress(writer.RowCount, total, "rows");
                }
            }

            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
