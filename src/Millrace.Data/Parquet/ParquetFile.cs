namespace Millrace.Data;

/// <summary>Parquet files in and out.</summary>
public static class ParquetFile
{
    /// <summary>
    /// Reads a file, or the files <c>*.parquet</c> of a folder in the ordinal order of their names: the schema's columns by name. A file's type may be
    /// another than the schema's as long as each value fits exactly: any number any other number, a day a point in time, any unit of time a time to the
    /// microsecond, text an enumeration. A column that the file declares as nullable fits one that is not as long as no value is missing. A nullable column that the
    /// file does not have is missing in each row, unless the file has one of nearly the same name that the schema does not read. A field of a structure is
    /// named by the names on the way to it, with points between them. A column of texts reads structures, maps and lists of any nesting as JSON.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How files are read; null for <see cref="ParquetReadOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row and at most 65,536. The batch is reused: copy what you keep.</returns>
    /// <exception cref="ParquetException">A file is missing or damaged, lacks a column or has it with a type that never fits, or holds a value that does
    /// not fit.</exception>
    public static IAsyncEnumerable<Batch<T>> ReadAsync<T>(string path, ParquetReadOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T> => ReadAsync<T>(path, (options ?? ParquetReadOptions.Default).ToScan(null), cancellation);

    /// <summary>
    /// Reads the rows of a file or folder that a filter keeps, and no row group of which the file says that it holds no such row. What the file says is
    /// believed where its writer is known to say it rightly.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="path">The file or folder.</param>
    /// <param name="filter">The filter: <c>Trip.Columns.Fare &gt; 10</c>.</param>
    /// <param name="options">How files are read; null for <see cref="ParquetReadOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row and at most 65,536. The batch is reused: copy what you keep.</returns>
    /// <exception cref="ParquetException">A file is missing or damaged where it is read, lacks a column or has it with a type that never fits, or holds a value
    /// that does not fit.</exception>
    public static IAsyncEnumerable<Batch<T>> ReadAsync<T>(
        string path, Filter<T> filter, ParquetReadOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T> => ReadAsync<T>(path, (options ?? ParquetReadOptions.Default).ToScan(new RowFilter<T>(filter)), cancellation);

    /// <summary>
    /// Writes a dataset as one file, as <see cref="ParquetWriter{T}"/> does: nothing is left behind where it fails or is cancelled. Sensitive values are written
    /// as they are: this is data, not display. The same rows and options give the same bytes. Row groups are encoded between two reads, on the thread that
    /// goes on reading; <see cref="DatasetWriter{T}"/> encodes on another one.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="options">How it is written; null for <see cref="ParquetWriteOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="ArgumentException">The options name a column that is not there, or an encoding that does not suit its type, or what is no
    /// option.</exception>
    /// <exception cref="DataException">A value cannot be written, or the rows cannot be read; column and row are named.</exception>
    public static async Task WriteAsync<T>(
        Dataset<T> rows, string path, ParquetWriteOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var writer = new ParquetWriter<T>(path, options);
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
            writer.Add(batch, cancellation);
        writer.Complete(cancellation);
    }

    private static IAsyncEnumerable<Batch<T>> ReadAsync<T>(string path, ScanOptions options, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        IReadOnlyList<string> files = SourceFiles.Find(path, ".parquet", message => new ParquetException(path, null, null, message));
        return Scan.ReadAsync<T>([.. files.Select(static file => new ScanFile(file))], options, cancellation);
    }
}
