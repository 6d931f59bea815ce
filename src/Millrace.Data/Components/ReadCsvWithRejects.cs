using Microsoft.Extensions.Logging;

namespace Millrace.Data;

/// <summary>
/// Reads CSV as <see cref="ReadCsv{T}"/> does, but leaves out rows that cannot be read, as many as are allowed, and keeps them beside the others. What is
/// wrong with a header or with a file as a whole ends the step all the same, and so does a quote that is never closed.
/// </summary>
/// <typeparam name="T">The row type; its columns are found by name, others are ignored.</typeparam>
/// <param name="log">Is told how many rows were left out.</param>
[Component]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadCsvWithRejects<T>(ILogger<ReadCsvWithRejects<T>> log) : CsvReading
    where T : struct, ISchema<T>
{
    /// <summary>CSV file or folder of CSV files.</summary>
    [Parameter, Source]
    public required string Path { get; init; }

    /// <summary>How many rows may be left out.</summary>
    [Parameter, InRange(0, 1e15)]
    public long MaxRejects { get; init; }

    /// <summary>The share of all rows that may be left out, 0 to 1, should that be more.</summary>
    [Parameter, InRange(0, 1)]
    public double MaxRejectShare { get; init; }

    /// <summary>Reads the rows.</summary>
    /// <param name="step">The step; gets the number of rows left out as <c>rejected-rows</c>.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files, and those that could not be read.</returns>
    /// <exception cref="CsvException">More rows cannot be read than are allowed, or a file is missing, lacks a column or is malformed.</exception>
    /// <exception cref="ParameterException">A parameter has a value that it cannot have, or two do not go together.</exception>
    public async Task<(Dataset<T> Rows, Dataset<RejectedRow> Rejects)> RunAsync(StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        CsvOptions options = ReadOptions();
        DatasetWriter<RejectedRow> bad = step.CreateDataset<RejectedRow>();
        await using (bad.ConfigureAwait(false))
        {
            var rejects = new RowRejects(bad.AddAsync) { Most = MaxRejects, MostShare = MaxRejectShare };
            DatasetWriter<T> writer = step.CreateDataset<T>();
            await using (writer.ConfigureAwait(false))
            {
                await foreach (Batch<T> batch in CsvFile.ReadAsync<T>(Path, options, rejects, cancellation).ConfigureAwait(false))
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
