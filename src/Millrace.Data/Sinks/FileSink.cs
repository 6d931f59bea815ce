namespace Millrace.Data;

/// <summary>What components that write a file have in common.</summary>
internal static class FileSink
{
    /// <summary>Writes a file, and says what is in it.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="rows">Rows that will be in it.</param>
    /// <param name="writeAsync">Writes it, complete or not at all.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="DataException">It cannot be written there.</exception>
    public static async ValueTask<WrittenFile> WriteAsync(string path, long rows, Func<Task> writeAsync, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ParameterException("path", "The path is empty: name the file to write.");
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
                UnfinishedFile.DeleteAbandoned(folder);
            }

            await writeAsync().ConfigureAwait(false);
            return await WrittenFile.DescribeAsync(path, rows, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: the file cannot be written: {error.Message} Set the parameter 'path' to a place that can be.", error);
        }
    }
}
