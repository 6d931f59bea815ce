using Microsoft.Extensions.Logging;

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

    /// <summary>Reads them, and leaves out rows that cannot be read, as many as are allowed of all files together.</summary>
    /// <param name="span">The span.</param>
    /// <param name="step">The step; gets the number of rows left out as <c>rejected-rows</c>.</param>
    /// <param name="most">How many rows may be left out.</param>
    /// <param name="share">The share of all rows that may be, should that be more.</param>
    /// <param name="read">Reads the rows of all files.</param>
    /// <param name="log">Is told how many rows were left out.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The rows in the order of the files, and those that could not be read.</returns>
    /// <exception cref="DataException">A file is not what it was when the span was found.</exception>
    public static async Task<(Dataset<T> Rows, Dataset<RejectedRow> Rejects)> ReadAsync<T>(
        SourceSpan span,
        StepContext step,
        long most,
        double share,
        Func<IReadOnlyList<string>, RowRejects, IAsyncEnumerable<Batch<T>>> read,
        ILogger log,
        CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(step);
        span.CheckFiles(step, cancellation);
        string[] files = [.. span.Files.Select(static file => file.Path)];
        var result = await RejectReading.ReadAsync(step, most, share, rejects => read(files, rejects), log, cancellation).ConfigureAwait(false);
        span.CheckFiles(step, cancellation);
        return result;
    }
}
