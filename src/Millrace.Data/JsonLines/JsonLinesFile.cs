using System.Runtime.CompilerServices;

namespace Millrace.Data;

/// <summary>
/// JSON lines in and out: an object a line, in UTF-8, with or without a byte order mark, the lines ended by \n or \r\n; blank ones are passed over.
/// A schema's columns are found by name, others are ignored; where a name has points, also within objects, by the names on the way: "place.lat". What has no
/// name in the line, and null, is a missing value, and an error in a column that is not nullable. A name that a column reads may occur once a line; one that
/// no line has is an error where another one of nearly the same spelling is there, which the schema does not read.
/// </summary>
/// <remarks>
/// A value's text counts, with quotes or without: dates, times, GUIDs, members of enumerations and bytes in Base64 stand in quotes, as do NaN and the
/// infinities, and other programs quote long numbers so that nobody rounds them. Whole numbers and decimals are exact or refused. A list is an array; a
/// column of texts reads objects and arrays as JSON, without white space. Refused are more than 64 objects and arrays within each other, and lines of more
/// than 16 MiB.
/// </remarks>
public static class JsonLinesFile
{
    /// <summary>The extensions of files that count in a folder, each also with <c>.gz</c> behind it.</summary>
    internal static IReadOnlyList<string> Extensions { get; } = [".jsonl", ".ndjson", ".json", ".jsonl.gz", ".ndjson.gz", ".json.gz"];

    /// <summary>
    /// Reads a file, or the files <c>*.jsonl</c>, <c>*.ndjson</c> and <c>*.json</c> of a folder in the ordinal order of their names. What starts as gzip does
    /// is unpacked.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How files are read; null for <see cref="JsonLinesOptions.Default"/>.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row. The batch is reused: copy what you keep.</returns>
    /// <exception cref="JsonLinesException">A file is missing, malformed, or lacks a value or holds one that its column cannot.</exception>
    public static IAsyncEnumerable<Batch<T>> ReadAsync<T>(string path, JsonLinesOptions? options = null, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ReadAsync<T>(path, options ?? JsonLinesOptions.Default, JsonLinesLimits.Default, cancellation);
    }

    /// <summary>
    /// Reads as <see cref="ReadAsync{T}(string, JsonLinesOptions?, CancellationToken)"/> does, but leaves out lines that cannot be read: those that are no
    /// object of JSON, lack a value or hold one that its column cannot, or bytes that are no characters. A line that is too long and what is wrong with the
    /// file as a whole are errors all the same.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="path">The file or folder.</param>
    /// <param name="options">How files are read; null for <see cref="JsonLinesOptions.Default"/>.</param>
    /// <param name="rejects">How many lines may be left out, and what takes them. A line comes before the batch in which it would be.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Batches of at least one row. The batch is reused: copy what you keep.</returns>
    /// <exception cref="JsonLinesException">More lines cannot be read than may be left out, or a file is missing or cannot be read to its end.</exception>
    public static IAsyncEnumerable<Batch<T>> ReadAsync<T>(
        string path, JsonLinesOptions? options, RowRejects rejects, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(rejects);
        return ReadAsync<T>([path], options ?? JsonLinesOptions.Default, JsonLinesLimits.Default, cancellation, rejects);
    }

    internal static IAsyncEnumerable<Batch<T>> ReadAsync<T>(
        string path, JsonLinesOptions options, JsonLinesLimits limits, CancellationToken cancellation, RowRejects? rejects = null)
        where T : struct, ISchema<T> => ReadAsync<T>([path], options, limits, cancellation, rejects);

    /// <summary>Reads files and folders, one after the other; what may be left out is counted over all of them.</summary>
    internal static async IAsyncEnumerable<Batch<T>> ReadAsync<T>(
        IReadOnlyList<string> paths,
        JsonLinesOptions options,
        JsonLinesLimits limits,
        [EnumeratorCancellation] CancellationToken cancellation,
        RowRejects? rejects = null)
        where T : struct, ISchema<T>
    {
        long rows = 0;
        bool leavesOut = rejects is not null;
        using var parser = new BlockParser<T, JsonFileReader, JsonParsing<T>>(options.Parallelism, () => new JsonParsing<T>(leavesOut));
        foreach (string file in paths.SelectMany(Find))
        {
            using JsonFileReader reader = JsonFileReader.Open(file, limits);
            await foreach (JsonParsing<T> part in parser.ParseAsync(reader, cancellation).ConfigureAwait(false))
            {
                foreach (RowReject reject in part.Rejects)
                    await rejects!.AddAsync(reject, cancellation).ConfigureAwait(false);
                rows += part.Batch.Count;
                if (part.Batch.Count > 0)
                    yield return part.Batch;
            }
        }

        rejects?.Check(rows);
        JsonSpellings.Check(paths, T.Schema, [.. parser.Idle.Select(static parsing => parsing.Names)]);
    }

    /// <summary>The files that a path stands for.</summary>
    /// <exception cref="JsonLinesException">There are none.</exception>
    internal static IReadOnlyList<string> Find(string path) =>
        SourceFiles.Find(path, Extensions, message => new JsonLinesException(path, null, null, message));

    /// <summary>
    /// Writes a dataset so that <see cref="ReadAsync{T}(string, JsonLinesOptions?, CancellationToken)"/> gives back each value and each missing value: an object
    /// a line with all columns by their names, missing values null, and \n at the end. Sensitive values are written as they are: this is data, not display.
    /// The same rows give the same bytes. The file appears under its name once it is complete and on the disk; until then what had the name stays, and where
    /// the writing fails or is cancelled nothing is left behind.
    /// </summary>
    /// <typeparam name="T">The row type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="path">The file; replaced if it exists, once the new one is complete.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <exception cref="DataException">A value has no text form; its row, from 1, and its column are named.</exception>
    public static async Task WriteAsync<T>(Dataset<T> rows, string path, CancellationToken cancellation = default)
        where T : struct, ISchema<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new UnfinishedFile(path, buffer: 0);
        using RowWriter<TextOutput> writer = JsonRowWriter.Start(file.Stream);
        await foreach (Batch<T> batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
            writer.Write(batch, cancellation);
        writer.Flush();
        cancellation.ThrowIfCancellationRequested();
        file.Complete();
    }
}
