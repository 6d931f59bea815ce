using Microsoft.Extensions.Logging;

namespace Millrace.Data;

/// <summary>Reads rows into a dataset, and those that cannot be read into another.</summary>
internal static partial class RejectReading
{
    /// <summary>Reads them.</summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="step">The step; gets the number of rows left out as <c>rejected-rows</c>.</param>
    /// <param name="most">How many rows may be left out.</param>
    /// <param name="share">The share of all rows that may be, should that be more.</param>
    /// <param name="read">Reads the rows.</param>
    /// <param name="log">Is told how many rows were left out.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    public static async Task<(Dataset<T> Rows, Dataset<RejectedRow> Rejects)> ReadAsync<T>(
        StepContext step, long most, double share, Func<RowRejects, IAsyncEnumerable<Batch<T>>> read, ILogger log, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(step);
        DatasetWriter<RejectedRow> bad = step.CreateDataset<RejectedRow>();
        await using (bad.ConfigureAwait(false))
        {
            var rejects = new RowRejects(bad.AddAsync) { Most = most, MostShare = share };
            DatasetWriter<T> writer = step.CreateDataset<T>();
            await using (writer.ConfigureAwait(false))
            {
                await foreach (Batch<T> batch in read(rejects).ConfigureAwait(false))
                {
                    await writer.AddAsync(batch, cancellation).ConfigureAwait(false);
                    step.ReportProgress(writer.RowCount, null, "rows");
                }

                step.RecordMetric("rejected-rows", rejects.Count);
                if (rejects.Count > 0)
                    LogRejects(log, rejects.Count, rejects.Count + writer.RowCount);
                Dataset<T> rows = await writer.CompleteAsync(cancellation).ConfigureAwait(false);
                return (rows, await bad.CompleteAsync(cancellation).ConfigureAwait(false));
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Rejects} of {Rows} rows cannot be read and were left out: see the rejects among the step's outputs.")]
    private static partial void LogRejects(ILogger log, long rejects, long rows);
}
