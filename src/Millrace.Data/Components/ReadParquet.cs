namespace Millrace.Data;

/// <summary>Reads a Parquet file, or the Parquet files of a folder in the order of their names.</summary>
/// <typeparam name="T">The row type; its columns are found by name, their types may be others where each value fits exactly; other columns are not read.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadParquet<T>
    where T : struct, ISchema<T>
{
    /// <summary>Parquet file or folder of Parquet files.</summary>
    [Parameter, Source]
    public required string Path { get; init; }

    /// <summary>
    /// Whether times of the files that are finer than a microsecond are cut to it, towards the past; otherwise the first one is an error. Timestamps within
    /// JSON keep all their digits.
    /// </summary>
    [Parameter]
    public bool TruncateTimes { get; init; }

    /// <summary>Reads the rows.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files.</returns>
    /// <exception cref="DataException">A file is missing or damaged, lacks a column or has it with a type that never fits, or holds a value that does not fit,
    /// or lacks one in a column that is not nullable.</exception>
    public Task<Dataset<T>> RunAsync(StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        var options = new ParquetReadOptions { TruncateTimes = TruncateTimes };
        return step.WriteDatasetAsync(ParquetFile.ReadAsync<T>(Path, options, cancellation), cancellation);
    }
}
