namespace Millrace.Data;

/// <summary>
/// Writes a dataset to one Parquet file outside of the store. The file appears complete or not at all; a run that would write the same again leaves it, and
/// one that is repeated writes the same bytes. Sensitive values are written as they are.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class WriteParquet<T>
    where T : struct, ISchema<T>
{
    /// <summary>The file to write; one that is there is replaced.</summary>
    [Parameter]
    public required string Path { get; init; }

    /// <summary>How pages are compressed.</summary>
    [Parameter]
    public ParquetCompression Compression { get; init; } = ParquetCompression.Zstd;

    /// <summary>Writes the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="step">Receives progress.</param>
    /// <param name="cancellation">Ends the work early; what had the name before still has it.</param>
    /// <returns>What was written; asked before the step is reused whether it is still there.</returns>
    /// <exception cref="DataException">The file cannot be written, or a value cannot.</exception>
    public async Task<WrittenFile> RunAsync(Dataset<T> rows, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(step);
        return await FileSink.WriteAsync(Path, rows.RowCount, WriteAsync, cancellation).ConfigureAwait(false);

        async Task WriteAsync()
        {
            using var writer = new ParquetWriter<T>(Path, new ParquetWriteOptions { Compression = Compression });
            await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
            {
                writer.Add(batch, cancellation);
                step.ReportProgress(writer.RowCount, rows.RowCount, "rows");
            }

            writer.Complete(cancellation);
        }
    }
}
