using System.Globalization;
using System.Text;

namespace Millrace.Data;

/// <summary>Reads one CSV file's columns, found by name in its header, into batches. Reports every fault with its place.</summary>
internal sealed class CsvFileReader : IDisposable
{
    private readonly string _path;
    private readonly CsvOptions _options;
    private readonly CsvLimits _limits;
    private readonly CsvBlockReader _blocks;
    private string[] _header = [];
    private long? _headerLine = 1;
    private CsvSpelling?[] _spellings = [];
    private string? _namesOf;

    private CsvFileReader(string path, CsvOptions options, CsvLimits limits, bool leavesOut)
    {
        _path = path;
        _options = options;
        _limits = limits;
        Syntax = new CsvSyntax(options);
        CsvEncoding? encoding = options.Encoding is { } name ? CsvEncoding.Find(name) : null;
        _blocks = CsvBlockReader.Open(path, encoding, Syntax, limits, leavesOut);
    }

    /// <summary>The header's names, as they stand.</summary>
    public IReadOnlyList<string> Header => _header;

    /// <summary>How the file is written down.</summary>
    public CsvSyntax Syntax { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is written down.</param>
    /// <param name="limits">How much is taken at once.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <param name="leavesOut">Whether rows that cannot be read are left out, and <c>CsvSieve</c> says which.</param>
    /// <exception cref="CsvException">It is missing, empty or not readable.</exception>
    /// <exception cref="ArgumentException">The options do not go together.</exception>
    public static CsvFileReader Open(string path, CsvOptions options, CsvLimits limits, CancellationToken cancellation, bool leavesOut = false)
    {
        CsvFileReader? file = null;
        try
        {
            file = new CsvFileReader(path, options, limits, leavesOut);
            file.ReadHeader(cancellation);
            return file;
        }
        catch (Exception error)
        {
            file?.Dispose();
            throw error switch
            {
                CsvException or OperationCanceledException or ArgumentException => error,
                FileNotFoundException or DirectoryNotFoundException => new CsvException(path, null, null, "there is no such file or folder.", error),
                _ => Unreadable(path, error),
            };
        }
    }

    /// <summary>Finds a schema's columns in the header.</summary>
    /// <returns>Each column's position in a row.</returns>
    /// <exception cref="CsvException">A column is missing or occurs twice.</exception>
    /// <exception cref="ArgumentException">The options speak of columns that the schema does not have so.</exception>
    public int[] Bind(SchemaInfo schema)
    {
        CsvOptionsCheck.Check(_options, schema);
        if (IsByPosition)
            TakeNames(schema);
        _spellings = [.. schema.Columns.Select(column => CsvSpelling.Of(column, _options))];
        int[] positions = new int[schema.Columns.Length];
        for (int i = 0; i < positions.Length; i++)
        {
            ColumnInfo column = schema.Columns[i];
            positions[i] = Array.IndexOf(_header, column.Name);
            if (positions[i] < 0)
                throw new CsvException(_path, _headerLine, null, _options.ColumnNames.IsEmpty
                    ? CsvHeader.Missing(_header, _options.Delimiter, schema, column)
                    : CsvHeader.MissingName(_header, schema, column));

            if (Array.LastIndexOf(_header, column.Name) != positions[i])
                throw new CsvException(_path, _headerLine, column.Name, _options.ColumnNames.IsEmpty
                    ? "the header names this column twice."
                    : "the names that were given have this column twice.");
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
            : throw new CsvException(_path, _headerLine, null, CsvHeader.Missing(_header, _options.Delimiter, names, index)))];
    }

    /// <summary>Reads the file's next part, the one after that which was read last.</summary>
    /// <param name="block">Gets rows, and why there are no more.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>Whether there may be more behind it.</returns>
    public bool Read(CsvBlock block, CancellationToken cancellation)
    {
        _blocks.Read(block, cancellation);
        return block.Flaw is null && !_blocks.IsAtEnd;
    }

    /// <summary>A column's fields in rows of a block, as they are spelt.</summary>
    public CsvFields FieldsOf(CsvBlock block, int position, int rows, bool isNullable) => new(block, Syntax, _header.Length, position, rows, isNullable);

    /// <summary>A column's fields in rows of a block, spelt as usual.</summary>
    /// <param name="block">The block.</param>
    /// <param name="index">The column's place in the schema.</param>
    /// <param name="position">Its place in the file.</param>
    /// <param name="isNullable">Whether values may be missing.</param>
    /// <param name="first">The first row.</param>
    /// <param name="rows">How many.</param>
    public CsvFields ValuesOf(CsvBlock block, int index, int position, bool isNullable, int first, int rows) =>
        new(block, Syntax, _header.Length, position, rows, isNullable, _spellings[index], first);

    /// <summary>Adds a block's rows to a batch. Blocks may be parsed at the same time, each by one thread.</summary>
    /// <param name="block">What <see cref="Read"/> gave.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="positions">What <see cref="Bind(SchemaInfo)"/> gave for the batch's schema.</param>
    /// <param name="most">How many rows are added at most; what follows them is not looked at.</param>
    /// <exception cref="CsvException">A row is malformed, or a value is missing or not of its column's type; of all faults the first.</exception>
    public void Parse(CsvBlock block, Batch batch, ReadOnlySpan<int> positions, int most = int.MaxValue)
    {
        int rows = CountRows(block, out CsvException? fault);
        if (rows >= most)
            (rows, fault) = (most, null);
        int faulty = -1;
        for (int i = 0; i < positions.Length; i++)
        {
            // Of a later column only what lies before the first fault can hold the first one.
            Column column = batch.Columns[i];
            int read = column.AppendFields(ValuesOf(block, i, positions[i], column.Info.IsNullable, 0, rows));
            if (read < rows)
                (rows, faulty) = (read, i);
        }

        if (faulty >= 0)
            throw NoValue(block, positions[faulty], rows, batch.Columns[faulty], faulty, batch.Schema);
        if (fault is not null)
            throw fault;
    }

    /// <summary>Where a row of a block starts.</summary>
    public int StartOf(CsvBlock block, int row) => block.StartOf(row, _header.Length, Syntax.Delimiter.Length);

    /// <summary>Where a row of a block ends.</summary>
    public int EndOf(CsvBlock block, int row) => block.EndOf(row, _header.Length);

    /// <summary>What is kept of a row in which a value cannot be read.</summary>
    public RowReject Reject(CsvBlock block, int row, TextFileException fault, SchemaInfo schema, ReadOnlySpan<int> positions)
    {
        var text = new StringBuilder();
        for (int field = 0; field < _header.Length; field++)
        {
            if (field > 0)
                text.Append(_options.Delimiter);
            int column = positions.IndexOf(field);
            ReadOnlySpan<int> slots = block.Slots.AsSpan((row * (_header.Length + 1)) + field, 2);

            // What the schema does not speak of may be what it leaves out because it is sensitive.
            text.Append(column < 0 || schema.Columns[column].IsSensitive
                ? SensitiveAttribute.Mask
                : Encoding.UTF8.GetString(block.Bytes[(slots[0] + Syntax.Delimiter.Length)..slots[1]]));
        }

        return RowReject.Of(fault, text.ToString());
    }

    /// <summary>What is kept of a record that is no row.</summary>
    public RowReject Reject(CsvBlock block, CsvGap gap, SchemaInfo schema)
    {
        ReadOnlySpan<byte> bytes = block.Bytes[gap.Flaw.Start..gap.End];
        CsvFlaw flaw = gap.Flaw;
        if (flaw.Kind == CsvFlawKind.Quote)
        {
            var search = new CsvFaultSearch(Syntax, block.LineAt(flaw.Start), _limits.RecordBytes);
            search.GoesOnBehind(bytes);
            flaw = flaw with { Fault = search.Fault };
        }

        bool isMasked = _header.Length > schema.Columns.Length || schema.Columns.Any(static column => column.IsSensitive);
        return RowReject.Of(Explain(block, flaw), isMasked ? SensitiveAttribute.Mask : Encoding.UTF8.GetString(bytes.TrimEnd("\r\n"u8)));
    }

    /// <summary>How many of a block's rows are whole and in UTF-8.</summary>
    /// <param name="block">The block.</param>
    /// <param name="fault">What is wrong behind them, or null.</param>
    public int CountRows(CsvBlock block, out CsvException? fault)
    {
        int row = 0;
        int bad = FindNoCharacter(block, 0, ref row);
        fault = bad >= 0 ? NotUtf8(block, bad) : block.Flaw is { } flaw ? Explain(block, flaw) : null;
        return bad >= 0 ? row : block.Rows;
    }

    /// <summary>Finds bytes that are no characters, in rows and in the record that ends them; what lies between is not read.</summary>
    /// <param name="block">The block.</param>
    /// <param name="from">Where to start.</param>
    /// <param name="row">A row that is not behind the start; gets the one that they are in, or the number of rows.</param>
    /// <returns>Where they are, or −1.</returns>
    public int FindNoCharacter(CsvBlock block, int from, ref int row)
    {
        int end = block.Flaw?.At ?? block.End;
        while (from < end && Utf8Fault.Find(block.Bytes[from..end]) is >= 0 and var found)
        {
            int bad = from + found;
            while (row < block.Rows && EndOf(block, row) <= bad)
                row++;
            if (row < block.Rows ? StartOf(block, row) <= bad : bad >= block.Flaw?.Start)
                return bad;
            from = bad + 1;
        }

        return -1;
    }

    public void Dispose() => _blocks.Dispose();

    private bool IsByPosition => !_options.HasHeader && _options.ColumnNames.IsEmpty;

    private void TakeNames(SchemaInfo schema)
    {
        _header = [.. schema.Columns.Select(static column => column.Name)];
        (_headerLine, _namesOf) = (null, schema.Name);
        _blocks.Start(_header.Length);
    }

    private static CsvException Unreadable(string path, Exception error) => new(path, null, null, $"the file cannot be read: {error.Message}", error);

    private static string Count(int count, string unit = "field") =>
        count == 1 ? $"1 {unit}" : string.Create(CultureInfo.InvariantCulture, $"{count} {unit}s");

    private void ReadHeader(CancellationToken cancellation)
    {
        _blocks.Skip(_options.SkippedLines, cancellation);
        string[] given = [.. _options.ColumnNames];
        if (!_options.HasHeader && given.Length > 0)
        {
            (_header, _headerLine, _namesOf) = (given, null, "the list of names");
            _blocks.Start(given.Length);
            return;
        }

        using var block = new CsvBlock();
        string[] names = new string[_blocks.ReadHeader(block, isRow: !_options.HasHeader, cancellation)];
        if (!_options.HasHeader)
        {
            // How many fields a row has is known once a schema is; until then the first row says it.
            _header = [.. names.Select(static (_, index) => string.Create(CultureInfo.InvariantCulture, $"column{index + 1}"))];
            _namesOf = "the first row";
            return;
        }

        _header = names;
        CountRows(block, out CsvException? fault);
        if (fault is not null)
            throw fault;
        if (names.Length == 0)
            throw new CsvException(_path, null, null, "the file is empty: it needs a first line with the columns' names.");
        for (int i = 0; i < names.Length; i++)
            names[i] = new CsvFields(block, Syntax, names.Length, i, 1, isNullable: false).TextOf(0)!;
        _headerLine = block.LineAt(block.StartOf(0, names.Length, Syntax.Delimiter.Length));
        if (given.Length == 0)
            return;
        if (given.Length != names.Length)
            throw new CsvException(_path, _headerLine, null, $"the header has {Count(names.Length)}, but {Count(given.Length, "name")} are given for them.");
        (_header, _headerLine) = (given, null);
    }

    /// <summary>Says why a field is no value of its column.</summary>
    public CsvException NoValue(CsvBlock block, int position, int row, Column column, int index, SchemaInfo schema)
    {
        CsvFields field = FieldsOf(block, position, row + 1, isNullable: false);
        field.TryGet(row, out ReadOnlySpan<byte> padded, out int length);
        ReadOnlySpan<byte> utf8 = padded[..length];
        string text = Encoding.UTF8.GetString(utf8);
        return new CsvException(_path, block.LineAt(field.StartOf(row)), column.Info.Name, Syntax.IsNull(utf8)
            ? $"the value is missing, but {schema.Name}.{column.Info.Member} is not nullable."
            : $"{ShownValue.Of(column.Info, text)} {(_spellings[index]?.Description is { } known ? $"is not {known}" : column.DescribeFault(text))}.");
    }

    /// <summary>Says that bytes are no characters.</summary>
    public CsvException NotUtf8(CsvBlock block, int at) =>
        new(_path, block.LineAt(at), null, $"there are bytes that are not {_blocks.Encoding}: save the file as UTF-8.");

    /// <summary>Says what is wrong with a record.</summary>
    public CsvException Explain(CsvBlock block, CsvFlaw flaw)
    {
        long line = block.LineAt(flaw.Start);
        switch (flaw.Kind)
        {
            case CsvFlawKind.LoneReturn:
                return new CsvException(_path, line, null, "there is a carriage return without a line feed, which some programs take for the end of a line: "
                    + "end lines with \\n or \\r\\n.");
            case CsvFlawKind.Width:
                return new CsvException(_path, line, null, $"the row has {Count(flaw.Fields)}, but {_namesOf ?? "the header"} has {Count(_header.Length)}.");
            case CsvFlawKind.File:
                return new CsvException(_path, line, null, $"the file cannot be read any further: {flaw.Cause!.Message}", flaw.Cause);
            default:
                if (flaw.Fault is { } fault)
                    return Explain(fault);
                return new CsvException(_path, line, null, string.Create(
                    CultureInfo.InvariantCulture, $"the row is longer than {_limits.RecordBytes} bytes: a quote before it may not be closed."));
        }
    }

    private CsvException Explain(CsvFault fault)
    {
        string? name = _header.ElementAtOrDefault(fault.Field);
        string? column = name is null || CsvHeader.LooksLikeValue(name) ? null : name;
        if (fault.Line is not { } line)
            return new CsvException(_path, fault.Opened, column, "the quote that opens here is never closed.");
        string field = line == fault.Opened
            ? "the quoted field"
            : string.Create(CultureInfo.InvariantCulture, $"the quoted field that starts in line {fault.Opened}");
        return new CsvException(_path, line, column, $"{field} goes on after its closing quote: write a quote within quotes twice.");
    }
}
