namespace Millrace.Data;

/// <summary>Parquet files from outside.</summary>
public static class ParquetFile
{
    /// <summary>
    /// Reads a file, or the files <c>*.parquet</c> of a folder in the ordinal order of their names: the schema's columns by name, each with
    /// exactly its type. Every column must be there, nullable ones too. A column that the file declares as nullable fits one that is
    /// not as long as no value is missing; decimals and enumerations may be text; any unit of time fits a time.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="path">The file or folder.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>A batch a row group. The batch is reused: copy what you keep.</returns>
    /// <exception cref="DataException">A file is missing or damaged, lacks a column or has it with another type, or lacks a value in a
    /// column that is not nullable.</exception>
    public static IAsyncEnumerable<Batch<T>> ReadAsync<T>(string path, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ShardRows.ReadFilesAsync<T>(
            SourceFiles.Find(path, ".parquet", message => new DataException($"{path}: {message}")), cancellation);
    }
}
