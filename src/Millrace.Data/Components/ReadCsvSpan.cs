namespace Millrace.Data;

/// <summary>Reads the CSV files of one span, as <see cref="ReadCsv{T}"/> reads files.</summary>
/// <typeparam name="T">The row type; its columns are found by name, others are ignored.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadCsvSpan<T> : CsvReading
    where T : struct, ISchema<T>
{
    /// <summary>Reads the rows.</summary>
    /// <param name="span">The span.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files.</returns>
    /// <exception cref="CsvException">A file lacks a column, is malformed or holds a value that its column cannot.</exception>
    /// <exception cref="DataException">A file is not what it was when the span was found.</exception>
    /// <exception cref="ParameterException">A parameter has a value that it cannot have, or two do not go together.</exception>
    public Task<Dataset<T>> RunAsync(SourceSpan span, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(step);
        CsvOptions options = ReadOptions(T.Schema);
        return SpanReading.ReadAsync(span, step, path => step.WriteDatasetAsync(CsvFile.ReadAsync<T>(path, options, cancellation), cancellation), cancellation);
    }
}
