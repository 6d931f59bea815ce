namespace Millrace.Commands;

/// <summary>Files of C# source that commands write.</summary>
internal static class SchemaFile
{
    /// <summary>Writes a file. Under its name it is there as a whole or not at all.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="source">What it holds.</param>
    /// <param name="overwrites">Whether one that is there is replaced.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="MillraceException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, string source, bool overwrites, CancellationToken cancellation)
    {
        string unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                await File.WriteAllTextAsync(unfinished, source, cancellation).ConfigureAwait(false);
                File.Move(unfinished, path, overwrites);
            }
            finally
            {
                File.Delete(unfinished);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"The file {path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="MillraceException">It cannot be read.</exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"The file {path} cannot be read: {error.Message}", error);
        }
    }
}
