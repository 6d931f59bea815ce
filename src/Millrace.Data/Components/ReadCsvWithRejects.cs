using Microsoft.Extensions.Logging;

namespace Millrace.Data;

/// <summary>
/// Reads CSV as <see cref="ReadCsv{T}"/> does, but leaves out rows that cannot be read, as many as are allowed, and keeps them beside the others. What is
/// wrong with a header or with a file as a whole ends the step all the same, and so does a quote that is never closed.
/// </summary>
/// <typeparam name="T">The row type; its columns are found by name, others are ignored.</typeparam>
/// <param name="log">Is told how many rows were left out.</param>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadCsvWithRejects<T>(ILogger<ReadCsvWithRejects<T>> log) : CsvReading
    where T : struct, ISchema<T>
{
    /// <summary>CSV file, packed with gzip or not, or folder of such files (.csv, .tsv).</summary>
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
    public Task<(Dataset<T> Rows, Dataset<RejectedRow> Rejects)> RunAsync(StepContext step, CancellationToken cancellation)
    {
        CsvOptions options = ReadOptions(T.Schema);
        return RejectReading.ReadAsync<T>(
            step, MaxRejects, MaxRejectShare, rejects => CsvFile.ReadAsync<T>(Path, options, rejects, cancellation), log, cancellation);
    }
}
