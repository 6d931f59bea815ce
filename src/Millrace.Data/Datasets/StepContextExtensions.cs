namespace Millrace.Data;

/// <summary>Ways to write data from a running step.</summary>
public static class StepContextExtensions
{
    /// <summary>Starts a dataset in a folder of the step. Return what <see cref="DatasetWriter{T}.CompleteAsync"/> gives as an output.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="step">The step.</param>
    /// <param name="options">How the dataset is written; null for <see cref="DatasetWriteOptions.Default"/>.</param>
    public static DatasetWriter<T> CreateDataset<T>(this StepContext step, DatasetWriteOptions? options = null)
        where T : struct, ISchema<T> => new(step.CreateFolder(), options ?? DatasetWriteOptions.Default);

    /// <summary>Writes batches into a dataset of the step as they come, and reports how many rows there are.</summary>
    internal static async Task<Dataset<T>> WriteDatasetAsync<T>(this StepContext step, IAsyncEnumerable<Batch<T>> batches, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        DatasetWriter<T> writer = step.CreateDataset<T>();
        await using (writer.ConfigureAwait(false))
        {
            await foreach (Batch<T> batch in batches.ConfigureAwait(false))
            {
                await writer.AddAsync(batch, cancellation).ConfigureAwait(false);
                step.ReportProgress(writer.RowCount, null, "rows");
            }

            return await writer.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }
}
