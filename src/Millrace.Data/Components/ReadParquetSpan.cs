namespace Millrace.Data;

/// <summary>Reads the Parquet files of one span.</summary>
/// <typeparam name="T">
/// The row type; its columns are found by name, their types may be others where each value fits exactly; other columns are not read.
/// </typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadParquetSpan<T>
    where T : struct, ISchema<T>
{
    /// <summary>
    /// Whether times of the files that are finer than a microsecond are cut to it, towards the past; otherwise the first one is an error. Timestamps within
    /// JSON keep all their digits.
    /// </summary>
    [Parameter]
    public bool TruncateTimes { get; init; }

    /// <summary>Reads the rows.</summary>
    /// <param name="span">The span.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files.</returns>
    /// <exception cref="DataException">
    /// A file is not what it was when the span was found, is damaged, lacks a column or holds a value that does not fit.
    /// </exception>
    public Task<Dataset<T>> RunAsync(SourceSpan span, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(step);
        return SpanReading.ReadAsync(
            span, step, path => new ReadParquet<T> { Path = path, TruncateTimes = TruncateTimes }.RunAsync(step, cancellation), cancellation);
    }
}
