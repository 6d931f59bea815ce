namespace Millrace.Data;

/// <summary>
/// Reads a file of JSON lines, or those of a folder in the order of their names: an object a line, whose names are the columns'. A line that cannot be read
/// ends the step; <see cref="ReadJsonLinesWithRejects{T}"/> leaves such lines out and keeps them.
/// </summary>
/// <remarks>
/// Lines are found by one thread and looked into by others, on up to four cores, which is what its steps ask for. Configuration that gives a step fewer
/// makes other steps run beside it, not the reading any narrower.
/// </remarks>
/// <typeparam name="T">The row type; its columns are found by name, within objects by the names on the way (<c>place.lat</c>), others are ignored.</typeparam>
[Component, IgnoresExpectations]
[Resources(Cpus = Threads.MostByDefault)]
public sealed partial class ReadJsonLines<T>
    where T : struct, ISchema<T>
{
    /// <summary>File of JSON lines, packed with gzip or not, or folder of such files (.jsonl, .ndjson, .json).</summary>
    [Parameter, Source]
    public required string Path { get; init; }

    /// <summary>Reads the rows.</summary>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Ends the reading early, after the batch at hand.</param>
    /// <returns>The rows in the order of the files.</returns>
    /// <exception cref="JsonLinesException">A file is missing, malformed, or lacks a value or holds one that its column cannot.</exception>
    public Task<Dataset<T>> RunAsync(StepContext step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.WriteDatasetAsync(JsonLinesFile.ReadAsync<T>(Path, null, cancellation), cancellation);
    }
}
