using Microsoft.Extensions.Logging;

namespace Millrace.Data;

/// <summary>
/// Reads JSON lines as <see cref="ReadJsonLines{T}"/> does, but leaves out lines that cannot be read, as many as are allowed, and keeps them beside the
/// others. What is wrong with a file as a whole ends the step all the same, and so does a line that is too long.
/// </summary>
/// <typeparam name="T">The row type; its columns are found by name, within objects by the names on the way (<c>place.lat</c>), others are ignored.</typeparam>
/// <param name="log">Is told how many lines were left out.</param>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadJsonLinesWithRejects<T>(ILogger<ReadJsonLinesWithRejects<T>> log)
    where T : struct, ISchema<T>
{
    /// <summary>File of JSON lines, packed with gzip or not, or folder of such files (.jsonl, .ndjson, .json).</summary>
    [Parameter, Source]
    public required string Path { get; init; }

    /// <summary>How many lines may be left out.</summary>
    [Parameter, InRange(0, 1e15)]
    public long MaxRejects { get; init; }

    /// <summary>The share of all lines that may be left out, 0 to 1, should that be more.</summary>
    [Parameter, InRange(0, 1)]
    public double MaxRejectShare { get; init; }

    /// <summary>Reads the rows.</summary>
    /// <param name="step">The step; gets the number of lines left out as <c>rejected-rows</c>.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files, and the lines that could not be read.</returns>
    /// <exception cref="JsonLinesException">More lines cannot be read than are allowed, or a file is missing or cannot be read to its end.</exception>
    public Task<(Dataset<T> Rows, Dataset<RejectedRow> Rejects)> RunAsync(StepContext step, CancellationToken cancellation) => RejectReading.ReadAsync<T>(
        step, MaxRejects, MaxRejectShare, rejects => JsonLinesFile.ReadAsync<T>(Path, null, rejects, cancellation), log, cancellation);
}
