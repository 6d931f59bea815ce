using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>
/// CSV in and out. The first line names the columns; a schema's columns are found by name, others are ignored. UTF-8, with or without a byte
/// order mark, or, with one, UTF-16 or UTF-32 of either byte order; written is UTF-8 without a mark. Quotes are as in RFC 4180. Where files differ from that,
/// <see cref="CsvOptions"/> says how. Blank lines are passed over,
/// but in a file of one column each one behind the header, or anywhere without one, is a row. Nothing between two delimiters is a missing value in a
/// nullable column, the empty
/// text in a text column that is not nullable, and an error elsewhere; <c>""</c> is the empty text in any text column. Bytes are written in
/// Base64 and are otherwise as texts; lists are JSON arrays. A file that has a header only has no rows.
/// </summary>
public static class CsvFile
{
    /// <summary>The extensions of files that count in a folder, each also with <c>.gz</c> behind it.</summary>
    internal static IReadOnlyList<string> Extensions { get; } = [".csv", ".tsv", ".csv.gz", ".tsv.gz"];

    /// <summary>
    /// Reads a file, or the files <c>*.csv</c> and <c>*.tsv</c> of a folder in the ordinal order of their names. What starts as gzip does is unpacked.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How the files are written down; null for <see cref="CsvOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row. The batch is reused: copy what you keep.</returns>
    /// <exception cref="CsvException">A file is missing, lacks a column, is malformed or holds a value that its column cannot.</exception>
    public static IAsyncEnumerable<Batch<T>> ReadAsync<T>(string path, CsvOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ReadAsync<T>(path, options ?? CsvOptions.Default, CsvLimits.Default, cancellation);
    }

    /// <summary>
    /// Reads as <see cref="ReadAsync{T}(string, CsvOptions?, CancellationToken)"/> does, but leaves out rows that cannot be read: those with more or fewer
    /// fields than there are columns, a value that its column cannot hold, a misplaced quote, a carriage return alone or bytes that are no characters. Of a row
    /// with something behind a closing quote, or with a carriage return alone, the line in which that stands is the last one. A quote that is never
    /// closed, a row that is too long and what is wrong with a header or with the file as a whole are errors all the same: nobody knows what they hide.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How the files are written down; null for <see cref="CsvOptions.Default"/>.</param>
    /// <param name="rejects">How many rows may be left out, and what takes them. A row comes before the batch in which it would be.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row. The batch is reused: copy what you keep.</returns>
    /// <exception cref="CsvException">More rows cannot be read than may be left out, or a file is missing, lacks a column or is malformed.</exception>
    public static IAsyncEnumerable<Batch<T>> ReadAsync<T>(string path, CsvOptions? options, RowRejects rejects, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(rejects);
        return ReadAsync<T>([path], options ?? CsvOptions.Default, CsvLimits.Default, cancellation, rejects);
    }

    internal static IAsyncEnumerable<Batch<T>> ReadAsync<T>(
        string path, CsvOptions options, CsvLimits limits, CancellationToken cancellation, RowRejects? rejects = null)
        where T : struct, ISchema<T> => ReadAsync<T>([path], options, limits, cancellation, rejects);

    /// <summary>Reads files and folders, one after the other; what may be left out is counted over all of them.</summary>
    internal static async IAsyncEnumerable<Batch<T>> ReadAsync<T>(
        IReadOnlyList<string> paths, CsvOptions options, CsvLimits limits, [EnumeratorCancellation] CancellationToken cancellation, RowRejects? rejects = null)
        where T : struct, ISchema<T>
    {
        long rows = 0;
        bool leavesOut = rejects is not null;
        using var parser = new BlockParser<T, CsvColumns, CsvParsing<T>>(options.Parallelism, () => new CsvParsing<T>(leavesOut));
        foreach (string file in paths.SelectMany(Find))
        {
            using CsvFileReader reader = CsvFileReader.Open(file, options, limits, cancellation, leavesOut);
            await foreach (CsvParsing<T> part in parser.ParseAsync(new CsvColumns(reader, reader.Bind(T.Schema)), cancellation).ConfigureAwait(false))
            {
                foreach (RowReject reject in part.Rejects)
                    await rejects!.AddAsync(reject, cancellation).ConfigureAwait(false);
                rows += part.Batch.Count;
                if (part.Batch.Count > 0)
                    yield return part.Batch;
            }
        }

        rejects?.Check(rows);
    }

    /// <summary>The files that a path stands for.</summary>
    /// <exception cref="CsvException">There are none.</exception>
    internal static IReadOnlyList<string> Find(string path) => SourceFiles.Find(path, Extensions, message => new CsvException(path, null, null, message));

    /// <summary>
    /// Writes a dataset so that <see cref="ReadAsync{T}(string, CsvOptions?, CancellationToken)"/> with the same options gives back each value and each
    /// missing value. Sensitive values are written as they are: this is data, not display. The same rows give the same bytes. The file appears under its name
    /// once it is complete and on the disk; until then what had the name stays, and where the writing fails or is cancelled nothing is left behind.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="path">The file; replaced if it exists, once the new one is complete.</param>
    /// <param name="options">How it is written down; null for <see cref="CsvOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="DataException">A value has no text form; its row, from 1, and its column are named.</exception>
    /// <exception cref="ArgumentException">The options say what is only read: skipped lines, names, encodings, a decimal comma, forms of dates.</exception>
    public static async Task WriteAsync<T>(Dataset<T> rows, string path, CsvOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentException.ThrowIfNullOrEmpty(path);
        await WriteAsync(rows, path, options, static _ => { }, cancellation).ConfigureAwait(false);
    }

    /// <summary>The same, and tells how many rows are written.</summary>
    internal static async Task WriteAsync<T>(Dataset<T> rows, string path, CsvOptions? options, Action<long> written, CancellationToken cancellation)
        where T : struct, ISchema<T>
    {
        CsvOptionsCheck.CheckWriting(options ?? CsvOptions.Default);
        using var file = new UnfinishedFile(path, buffer: 0);
        using RowWriter<CsvOutput> writer = CsvRowWriter.Start(file.Stream, T.Schema, options ?? CsvOptions.Default);
        long done = 0;
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            writer.Write(batch, cancellation);
            written(done += batch.Count);
        }

        writer.Flush();
        cancellation.ThrowIfCancellationRequested();
        file.Complete();
    }
}
