using Microsoft.Extensions.Logging;

namespace Millrace.Data;

/// <summary>
/// Reads the CSV files of one span as <see cref="ReadCsvWithRejects{T}"/> reads files: rows that cannot be read are left out, as many as are allowed of the
/// span's rows, and kept beside the others.
/// </summary>
/// <typeparam name="T">The row type; its columns are found by name, others are ignored.</typeparam>
/// <param name="log">Is told how many rows were left out.</param>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadCsvSpanWithRejects<T>(ILogger<ReadCsvSpanWithRejects<T>> log) : CsvReading
    where T : struct, ISchema<T>
{
    /// <summary>How many rows of the span may be left out.</summary>
    [Parameter, InRange(0, 1e15)]
    public long MaxRejects { get; init; }

    /// <summary>The share of the span's rows that may be left out, 0 to 1, should that be more.</summary>
    [Parameter, InRange(0, 1)]
    public double MaxRejectShare { get; init; }

    /// <summary>Reads the rows.</summary>
    /// <param name="span">The span.</param>
    /// <param name="step">The step; gets the number of rows left out as <c>rejected-rows</c>.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files, and those that could not be read.</returns>
    /// <exception cref="CsvException">More rows cannot be read than are allowed, or a file lacks a column or is malformed.</exception>
    /// <exception cref="DataException">A file is not what it was when the span was found.</exception>
    /// <exception cref="ParameterException">A parameter has a value that it cannot have, or two do not go together.</exception>
    public Task<(Dataset<T> Rows, Dataset<RejectedRow> Rejects)> RunAsync(
        SourceSpan span, StepContext step, CancellationToken cancellation)
    {
        CsvOptions options = ReadOptions(T.Schema);
        return SpanReading.ReadAsync<T>(
            span,
            step,
            MaxRejects,
            MaxRejectShare,
            (files, rejects) => CsvFile.ReadAsync<T>(files, options, CsvLimits.Default, cancellation, rejects),
            log,
            cancellation);
    }
}
