using System.Globalization;
using System.Text;
using Sylvan.Data.Csv;

namespace Millrace.Data;

/// <summary>Reads one CSV file's columns, found by name in its header, into batches. Reports every fault with its place.</summary>
internal sealed class CsvFileReader : IDisposable
{
    // A row is held in memory; what is longer than this is a quote that was never closed.
    private const int MaxRecord = 1 << 24;
    private const int Buffer = 1 << 16;
    private const char NoComment = '\uFFFF';

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly CsvDataReader _reader;
    private string[] _header = [];
    private long _line = 1;
    private long _nextLine = 1;

    private CsvFileReader(string path, CsvOptions options, CsvDataReader reader)
    {
        _path = path;
        _options = options;
        _reader = reader;
    }

    /// <summary>The header's names, as they stand.</summary>
    public IReadOnlyList<string> Header => _header;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="CsvException">It is missing, empty or not readable.</exception>
    public static CsvFileReader Open(string path, CsvOptions options)
    {
        CsvFileReader? file = null;
        try
        {
            file = new CsvFileReader(path, options, CsvDataReader.Create(OpenText(path), new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = options.Delimiter,
                Comment = NoComment,
                Culture = CultureInfo.InvariantCulture,
                BufferSize = Buffer,
                MaxBufferSize = MaxRecord,
            }));
            file.ReadHeader();
            return file;
        }
        catch (Exception error)
        {
            file?.Dispose();
            if (error is CsvException or OperationCanceledException)
                throw;
            throw Explain(path, options, file?._nextLine ?? 1, file?._header ?? [], error);
        }
    }

    /// <summary>Finds a schema's columns in the header.</summary>
    /// <returns>Each column's position in a row.</returns>
    /// <exception cref="CsvException">A column is missing or occurs twice.</exception>
    public int[] Bind(SchemaInfo schema)
    {
        int[] positions = new int[schema.Columns.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            ColumnInfo column = schema.Columns[i];
            positions[i] = Array.IndexOf(_header, column.Name);
            if (positions[i] < 0)
                throw new CsvException(_path, _line, null, CsvHeader.Missing(_header, _options.Delimiter, schema, column));

            if (Array.LastIndexOf(_header, column.Name) != positions[i])
                throw new CsvException(_path, _line, column.Name, "the header names this column twice.");
        }

        return positions;
    }

    /// <summary>Finds columns of another file's header in this one; of equal names each finds its own.</summary>
    /// <exception cref="CsvException">A column is missing.</exception>
    public int[] Bind(IReadOnlyList<string> names)
    {
        if (_header.AsSpan().SequenceEqual([.. names]))
            return [.. Enumerable.Range(0, _header.Length)];
        return [.. names.Select((name, index) => Array.IndexOf(_header, name) is >= 0 and var position
            ? position
            : throw new CsvException(_path, _line, null, CsvHeader.Missing(_header, _options.Delimiter, names, index)))];
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="CsvException">The row is malformed, or wider or narrower than the header.</exception>
    public bool Next()
    {
        try
        {
            while (MoveNext())
            {
                if (CsvRecord.HasLoneReturn(_reader.GetRawRecordSpan(), _options.Delimiter))
                    throw LoneReturn();
                if (_reader.RowFieldCount == _header.Length)
                    return true;
                if (!IsBlankLine())
                    throw WrongWidth(_reader.RowFieldCount);
            }

            return false;
        }
        catch (Exception error) when (error is not CsvException)
        {
            throw Explain(_path, _options, _nextLine, _header, error);
        }
    }

    /// <summary>A field of the current row, without quotes.</summary>
    public ReadOnlySpan<char> this[int field] => _reader.GetFieldSpan(field);

    /// <summary>Whether a field of the current row stands for a missing value; in quotes a text stands for itself.</summary>
    public bool IsMissing(int field, ReadOnlySpan<char> text) => _options.IsNull(text) && !IsQuoted(field);

    /// <summary>Adds the current row to a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="positions">What <see cref="Bind(SchemaInfo)"/> gave for the batch's schema.</param>
    /// <exception cref="CsvException">A value is missing or not of its column's type.</exception>
    public void AppendTo(Batch batch, ReadOnlySpan<int> positions)
    {
        for (int i = 0; i < positions.Length; i++)
        {
            Column column = batch.Columns[i];
            ReadOnlySpan<char> text = _reader.GetFieldSpan(positions[i]);
            if (column.Info.IsNullable && _options.IsNull(text))
                AppendNullSpelling(column, positions[i], text);
            else if (!column.TryAppendText(text))
                throw Unreadable(column, positions[i], text, batch.Schema);
        }
    }

    public void Dispose() => _reader.Dispose();

    private static StreamReader OpenText(string path) => new(path, StrictUtf8, detectEncodingFromByteOrderMarks: true, Buffer);

    private void AppendNullSpelling(Column column, int position, ReadOnlySpan<char> text)
    {
        // Quotes around numbers are common where a program quotes everything: there "" is missing and not an empty text.
        if (!IsQuoted(position) || !column.TryAppendText(text))
            column.AppendMissing();
    }

    private CsvException Unreadable(Column column, int position, ReadOnlySpan<char> text, SchemaInfo schema) =>
        new(_path, LineOf(position), column.Info.Name, _options.IsNull(text)
            ? $"the value is missing, but {schema.Name}.{column.Info.Member} is not nullable."
            : $"{ShownValue.Of(column.Info, text)} {column.DescribeFault(text)}.");

    private void ReadHeader()
    {
        while (MoveNext())
        {
            if (CsvRecord.HasLoneReturn(_reader.GetRawRecordSpan(), _options.Delimiter))
                throw LoneReturn();
            if (IsBlankLine())
                continue;
            _header = new string[_reader.RowFieldCount];
            for (int i = 0; i < _header.Length; i++)
                _header[i] = _reader.GetFieldSpan(i).ToString();
            return;
        }

        throw new CsvException(_path, null, null, "the file is empty: it needs a first line with the columns' names.");
    }

    private bool MoveNext()
    {
        _line = _nextLine;
        if (!_reader.Read())
            return false;
        _nextLine += CsvRecord.CountLineEnds(_reader.GetRawRecordSpan());
        return true;
    }

    private bool IsBlankLine() => _reader.RowFieldCount <= 1 && _reader.GetRawRecordSpan().IndexOfAnyExcept('\r', '\n') < 0;

    private bool IsQuoted(int field)
    {
        ReadOnlySpan<char> record = _reader.GetRawRecordSpan();
        return record.Contains('"') && CsvRecord.From(record, field, _options.Delimiter) is ['"', ..];
    }

    private long LineOf(int field)
    {
        ReadOnlySpan<char> record = _reader.GetRawRecordSpan();
        return _line + CsvRecord.CountLineEnds(record[..^CsvRecord.From(record, field, _options.Delimiter).Length]);
    }

    private CsvException LoneReturn() =>
        new(_path, _line, null, "there is a carriage return without a line feed, which some programs take for the end of a line: "
            + "end lines with \\n or \\r\\n.");

    private CsvException WrongWidth(int fields) =>
        new(_path, _line, null, $"the row has {Count(fields)}, but the header has {Count(_header.Length)}.");

    private static string Count(int fields) => fields == 1 ? "1 field" : string.Create(CultureInfo.InvariantCulture, $"{fields} fields");

    private static CsvException Explain(string path, CsvOptions options, long line, string[] header, Exception error)
    {
        switch (error)
        {
            case FileNotFoundException or DirectoryNotFoundException:
                return new CsvException(path, null, null, "there is no such file or folder.", error);
            case DecoderFallbackException:
                using (FileStream bytes = File.OpenRead(path))
                    return new CsvException(path, Utf8Fault.FindLine(bytes), null, "there are bytes that are not UTF-8: save the file as UTF-8.", error);
            case CsvFormatException or CsvRecordTooLargeException:
                using (StreamReader text = OpenText(path))
                {
                    if (CsvFault.Find(text, options.Delimiter) is { } fault)
                        return Explain(path, fault, header, error);
                }

                return new CsvException(path, line, null, $"the row is longer than {MaxRecord} characters: a quote before it may not be closed.", error);
            default:
                return new CsvException(path, null, null, $"the file cannot be read: {error.Message}", error);
        }
    }

    private static CsvException Explain(string path, CsvFault fault, string[] header, Exception error)
    {
        string? column = fault.Field < header.Length && !CsvHeader.LooksLikeValue(header[fault.Field]) ? header[fault.Field] : null;
        if (fault.Line is not { } line)
            return new CsvException(path, fault.Opened, column, "the quote that opens here is never closed.", error);
        string field = line == fault.Opened
            ? "the quoted field"
            : string.Create(CultureInfo.InvariantCulture, $"the quoted field that starts in line {fault.Opened}");
        return new CsvException(path, line, column, $"{field} goes on after its closing quote: write a quote within quotes twice.", error);
    }
}
