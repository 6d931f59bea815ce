namespace Millrace.Data;

/// <summary>Reads the files of a span, one after the other.</summary>
internal static class SpanReading
{
    /// <summary>Reads them.</summary>
    /// <param name="span">The span.</param>
    /// <param name="step">The step.</param>
    /// <param name="read">Reads one file into a dataset of the step.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The rows in the order of the files.</returns>
    /// <exception cref="DataException">A file is not what it was when the span was found.</exception>
    public static async Task<Dataset<T>> ReadAsync<T>(SourceSpan span, StepContext step, Func<string, Task<Dataset<T>>> read, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        span.CheckFiles(step, cancellation);
        var parts = new List<Dataset<T>>(span.Files.Length);
        foreach (SourceFile file in span.Files)
            parts.Add(await read(file.Path).ConfigureAwait(false));

        // What was read may be of two minds where somebody wrote meanwhile.
        span.CheckFiles(step, cancellation);
        return await DatasetLinks.JoinAsync(parts, step, cancellation).ConfigureAwait(false);
    }
}
