using Microsoft.Extensions.Logging;

namespace Millrace.Data;

/// <summary>
/// Reads the JSON lines of one span as <see cref="ReadJsonLinesWithRejects{T}"/> reads files: lines that cannot be read are left out, as many as are allowed
/// of the span's lines, and kept beside the others.
/// </summary>
/// <typeparam name="T">The row type; its columns are found by name, within objects by the names on the way (<c>place.lat</c>), others are ignored.</typeparam>
/// <param name="log">Is told how many lines were left out.</param>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadJsonLinesSpanWithRejects<T>(ILogger<ReadJsonLinesSpanWithRejects<T>> log)
    where T : struct, ISchema<T>
{
    /// <summary>How many lines of the span may be left out.</summary>
    [Parameter, InRange(0, 1e15)]
    public long MaxRejects { get; init; }

    /// <summary>The share of the span's lines that may be left out, 0 to 1, should that be more.</summary>
    [Parameter, InRange(0, 1)]
    public double MaxRejectShare { get; init; }

    /// <summary>Reads the rows.</summary>
    /// <param name="span">The span.</param>
    /// <param name="step">The step; gets the number of lines left out as <c>rejected-rows</c>.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files, and the lines that could not be read.</returns>
    /// <exception cref="JsonLinesException">More lines cannot be read than are allowed, or a file cannot be read to its end.</exception>
    /// <exception cref="DataException">A file is not what it was when the span was found.</exception>
    public Task<(Dataset<T> Rows, Dataset<RejectedRow> Rejects)> RunAsync(SourceSpan span, StepContext step, CancellationToken cancellation) =>
        SpanReading.ReadAsync<T>(
            span,
            step,
            MaxRejects,
            MaxRejectShare,
            (files, rejects) => JsonLinesFile.ReadAsync<T>(files, JsonLinesOptions.Default, JsonLinesLimits.Default, cancellation, rejects),
            log,
            cancellation);
}
