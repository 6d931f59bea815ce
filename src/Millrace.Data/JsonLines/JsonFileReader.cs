using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>Reads one file of JSON lines into batches. Reports every fault with its place.</summary>
internal sealed class JsonFileReader : IDisposable
{
    /// <summary>So many rows are found at a time: their bytes and slots stay near the processor while column after column is read from them.</summary>
    public const int RowsAtOnce = 512;

    private const int LongestMark = 3;

    private readonly string _path;
    private readonly JsonLinesLimits _limits;
    private readonly JsonBlockReader _blocks;

    private JsonFileReader(string path, JsonLinesLimits limits)
    {
        _path = path;
        _limits = limits;
        Stream text = SourceText.Open(path, LongestMark, out byte[] start);
        _blocks = new JsonBlockReader(new FramedStream(start is [0xEF, 0xBB, 0xBF] ? default : start, text, default), limits);
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="JsonLinesException">It is missing or not readable.</exception>
    public static JsonFileReader Open(string path, JsonLinesLimits limits)
    {
        try
        {
            return new JsonFileReader(path, limits);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new JsonLinesException(path, null, null, "there is no such file or folder.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or InvalidDataException)
        {
            throw Unreadable(path, error);
        }
    }

    /// <summary>Reads the file's next part, the one after that which was read last.</summary>
    /// <param name="block">Gets lines, and why there are no more.</param>
    /// <returns>Whether there may be more behind it.</returns>
    public bool Read(JsonBlock block) => _blocks.Read(block);

    /// <summary>Adds a block's rows to a batch. Blocks may be parsed at the same time, each by one thread.</summary>
    /// <param name="block">What <see cref="Read"/> gave.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="scanner">One for the batch's schema.</param>
    /// <param name="most">How many rows are added at most; what follows them is not looked at.</param>
    /// <exception cref="JsonLinesException">A line is malformed, or a value is missing or not of its column's type; of all faults the first.</exception>
    public void Parse(JsonBlock block, Batch batch, JsonScanner scanner, int most = int.MaxValue)
    {
        int end = EndOf(block, out JsonLinesException? fault);
        int at = 0;
        Span<int> starts = stackalloc int[RowsAtOnce];
        while (at < end && most > 0)
        {
            scanner.Scan(block.Padded, ref at, end, starts[..Math.Min(most, RowsAtOnce)]);
            Append(block, batch, scanner, starts);
            most -= scanner.Rows;
        }

        if (fault is not null && most > 0)
            throw fault;
    }

    /// <summary>Where the lines of a block end that are in UTF-8.</summary>
    /// <param name="block">The block.</param>
    /// <param name="fault">What is wrong behind them, or null.</param>
    public int EndOf(JsonBlock block, out JsonLinesException? fault)
    {
        int bad = Utf8Fault.Find(block.Bytes[..block.End]);
        fault = bad >= 0 ? NotUtf8(block, bad) : block.Flaw is { } flaw ? Explain(block, flaw) : null;
        return bad >= 0 ? block.StartOfLine(bad) : block.End;
    }

    /// <summary>The error of a line.</summary>
    /// <param name="block">The block.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="schema">The schema that it was read for.</param>
    public JsonLinesException Explain(JsonBlock block, JsonFault fault, SchemaInfo schema)
    {
        long line = block.LineAt(fault.At);
        ColumnInfo? column = fault.Column < 0 ? null : schema.Columns[fault.Column];
        if (column is not null && fault.Problem == JsonFault.Missing)
            return new JsonLinesException(_path, line, column.Name, DescribeMissing(block, fault.At, schema, column));
        int place = fault.At - block.StartOfLine(fault.At) + 1;
        return new JsonLinesException(_path, line, column?.Name, string.Create(CultureInfo.InvariantCulture, $"{fault.Problem} (byte {place} of the line)."));
    }

    /// <summary>Says why a text is no value of its column.</summary>
    /// <param name="block">The block.</param>
    /// <param name="column">The column.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="start">Where its line starts.</param>
    public JsonLinesException NoValue(JsonBlock block, Column column, ReadOnlySpan<byte> utf8, int start)
    {
        string text = Encoding.UTF8.GetString(utf8);
        return new JsonLinesException(
            _path, block.LineAt(start), column.Info.Name, $"{ShownValue.Of(column.Info, text)} {column.DescribeFault(text)}.");
    }

    /// <summary>Says that bytes are no characters.</summary>
    public JsonLinesException NotUtf8(JsonBlock block, int at) =>
        new(_path, block.LineAt(at), null, "there are bytes that are not UTF-8: save the file as UTF-8.");

    /// <summary>Says why nothing can be read behind a block's lines.</summary>
    public JsonLinesException Explain(JsonBlock block, JsonFlaw flaw) => flaw.Cause is { } cause
        ? new JsonLinesException(_path, block.LineAt(block.End), null, $"the file cannot be read any further: {cause.Message}", cause)
        : new JsonLinesException(_path, block.LineAt(block.End), null, string.Create(
            CultureInfo.InvariantCulture, $"the line is longer than {_limits.LineBytes} bytes: JSON lines has one object a line."));

    public void Dispose() => _blocks.Dispose();

    private static JsonLinesException Unreadable(string path, Exception error) => new(path, null, null, $"the file cannot be read: {error.Message}", error);

    private static string DescribeMissing(JsonBlock block, int start, SchemaInfo schema, ColumnInfo column)
    {
        List<string> names = [];
        var reader = new Utf8JsonReader(block.Bytes[start..(start + block.Bytes[start..].IndexOf((byte)'\n'))]);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1, ValueIsEscaped: false })
                names.Add(Encoding.UTF8.GetString(reader.ValueSpan));
        }

        // Identifiers in the place of names are values, which messages do not repeat.
        return names.Contains(column.Name)
            ? $"the value is missing, but {schema.Name}.{column.Member} is not nullable."
            : $"the line has no such value, but {schema.Name}.{column.Member} is not nullable; "
                + $"{NearestName.Describe(column.Name, [.. names.Where(static name => !CsvHeader.LooksLikeValue(name))])}.";
    }

    private void Append(JsonBlock block, Batch batch, JsonScanner scanner, ReadOnlySpan<int> starts)
    {
        int rows = scanner.Rows;
        int faulty = -1;
        for (int i = 0; i < batch.Columns.Length; i++)
        {
            // Of a later column only what lies before the first fault can hold the first one.
            int read = batch.Columns[i].AppendFields(scanner.FieldsOf(block.Padded, i, rows));
            if (read < rows)
                (rows, faulty) = (read, i);
        }

        if (faulty >= 0)
            throw NoValue(block, batch.Columns[faulty], scanner.FieldsOf(block.Padded, faulty, rows + 1)[rows], starts[rows]);
        if (scanner.Fault is { } fault)
            throw Explain(block, fault, batch.Schema);
    }
}
