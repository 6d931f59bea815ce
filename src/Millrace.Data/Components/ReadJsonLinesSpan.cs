namespace Millrace.Data;

/// <summary>Reads the JSON lines of one span, as <see cref="ReadJsonLines{T}"/> reads files.</summary>
/// <typeparam name="T">The row type; its columns are found by name, within objects by the names on the way (<c>place.lat</c>), others are ignored.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadJsonLinesSpan<T>
    where T : struct, ISchema<T>
{
    /// <summary>Reads the rows.</summary>
    /// <param name="span">The span.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files.</returns>
    /// <exception cref="JsonLinesException">A file is malformed, or lacks a value or holds one that its column cannot.</exception>
    /// <exception cref="DataException">A file is not what it was when the span was found.</exception>
    public Task<Dataset<T>> RunAsync(SourceSpan span, StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(step);
        return SpanReading.ReadAsync(
            span, step, path => step.WriteDatasetAsync(JsonLinesFile.ReadAsync<T>(path, null, cancellation), cancellation), cancellation);
    }
}
