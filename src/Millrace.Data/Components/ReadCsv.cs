namespace Millrace.Data;

/// <summary>
/// Reads a CSV file, or the CSV files of a folder in the order of their names. The first line of each names the columns unless told otherwise. A row that
/// cannot be read ends the step; <see cref="ReadCsvWithRejects{T}"/> leaves such rows out and keeps them.
/// </summary>
/// <remarks>
/// Rows are found by one thread and parsed by others, on up to four cores, which is what its steps ask for. Configuration that gives a step fewer
/// makes other steps run beside it, not the reading any narrower.
/// </remarks>
/// <typeparam name="T">The row type; its columns are found by name, others are ignored.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadCsv<T> : CsvReading
    where T : struct, ISchema<T>
{
    /// <summary>CSV file, packed with gzip or not, or folder of such files (.csv, .tsv).</summary>
    [Parameter, Source]
    public required string Path { get; init; }

    /// <summary>Reads the rows.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files.</returns>
    /// <exception cref="CsvException">A file is missing, lacks a column, is malformed or holds a value that its column cannot.</exception>
    /// <exception cref="ParameterException">A parameter has a value that it cannot have, or two do not go together.</exception>
    public Task<Dataset<T>> RunAsync(StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.WriteDatasetAsync(CsvFile.ReadAsync<T>(Path, ReadOptions(T.Schema), cancellation), cancellation);
    }
}
