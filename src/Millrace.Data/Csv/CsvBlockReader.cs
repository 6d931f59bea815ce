namespace Millrace.Data;

/// <summary>Cuts a file into blocks of whole records, one after the other.</summary>
internal sealed class CsvBlockReader : IDisposable
{
    private readonly CsvSyntax _syntax;
    private readonly CsvLimits _limits;
    private readonly CsvStream _stream;
    private CsvIndexer? _indexer;
    private byte[] _rest = [];
    private int _restCount;
    private bool _isEnd;

    private CsvBlockReader(CsvStream stream, CsvSyntax syntax, CsvLimits limits) => (_stream, _syntax, _limits) = (stream, syntax, limits);

    /// <summary>The number of the next line.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether nothing is left to be read.</summary>
    public bool IsAtEnd => _isEnd && _restCount == 0;

    public static CsvBlockReader Open(string path, CsvSyntax syntax, CsvLimits limits) => new(CsvStream.Open(path), syntax, limits);

    /// <summary>Reads the first record that is no blank line.</summary>
    /// <param name="block">Gets the record as its only row, or the flaw.</param>
    /// <returns>How many fields it has; 0 where there is none.</returns>
    public int ReadHeader(CsvBlock block)
    {
        Start(block);
        int width = 0;
        while (width == 0 && block.Flaw is null)
        {
            int count = 0;
            CsvRecord record = CsvRecord.Scan(block.Bytes, block.End, _syntax.Delimiter, _isEnd, ref block.Slots, ref count);
            if (_isEnd && block.End == block.Count)
                break;
            if (record.IsIncomplete)
                ReadOn(block);
            else if (record.Flaw is { } kind)
                block.Flaw = new CsvFlaw(kind, block.End, record.At);
            else
                (block.End, block.SlotCount, width) = (record.End, count, record.At == block.End ? 0 : count - 1);
        }

        block.Rows = width > 0 ? 1 : 0;
        block.HasQuotes = true;
        _indexer = new CsvIndexer(_syntax, _limits, width);
        Finish(block);
        return width;
    }

    /// <summary>Reads the next rows; where the block gets none, there are no more, or a flaw says why.</summary>
    public void Read(CsvBlock block)
    {
        Start(block);
        while (!_indexer!.Index(block, _isEnd) && block.Flaw is null)
            ReadOn(block);
        Finish(block);
    }

    /// <summary>The misplaced quote that a flaw told of, with its place; null where there is none.</summary>
    public CsvFault? FindFault(char delimiter)
    {
        using StreamReader text = _stream.ReadAgain();
        return CsvFault.Find(text, delimiter);
    }

    public void Dispose()
    {
        _stream.Dispose();
        Pooled.Return(ref _rest);
    }

    private void Start(CsvBlock block)
    {
        block.Clear(Line);
        _rest.AsSpan(0, _restCount).CopyTo(block.Extend(_restCount));
        block.Add(_restCount);
    }

    private void ReadOn(CsvBlock block)
    {
        // The indexer looks at whole words, so that it may have left out a record that ends within the last.
        int unfinished = block.Count - block.End;
        if (unfinished > _limits.RecordBytes + (2 * ByteBits.Width))
        {
            block.Flaw = new CsvFlaw(CsvFlawKind.Length, block.End, block.End);
            return;
        }

        try
        {
            int read = _stream.Read(block.Extend(Math.Max(unfinished, _limits.ReadBytes)));
            block.Add(read);
            _isEnd = read == 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            block.Flaw = new CsvFlaw(CsvFlawKind.File, block.End, block.End, Cause: error);
        }
    }

    private void Finish(CsvBlock block)
    {
        Line = block.LineAt(block.End);
        Keep(block.Bytes[block.End..]);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        Pooled.Grow(ref _rest, 0, bytes.Length);
        bytes.CopyTo(_rest);
        _restCount = bytes.Length;
    }
}
