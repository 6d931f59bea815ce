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

    /// <summary>The encoding of the file's bytes.</summary>
    public string Encoding => _stream.Encoding;

    public static CsvBlockReader Open(string path, CsvSyntax syntax, CsvLimits limits) => new(CsvStream.Open(path), syntax, limits);

    /// <summary>Reads the first record that is no blank line.</summary>
    /// <param name="block">Gets the record as its only row, or the flaw.</param>
    /// <param name="cancellation">Ends the search for the end of a quoted field.</param>
    /// <returns>How many fields it has; 0 where there is none.</returns>
    public int ReadHeader(CsvBlock block, CancellationToken cancellation)
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
            else if (record.FlawAt(block.End, _limits.RecordBytes) is { } flaw)
                block.Flaw = flaw;
            else
                (block.End, block.SlotCount, width) = (record.End, count, record.At == block.End ? 0 : count - 1);
        }

        block.Rows = width > 0 ? 1 : 0;
        _indexer = new CsvIndexer(_syntax, _limits, width);
        Finish(block, cancellation);
        return width;
    }

    /// <summary>Reads the next rows; where the block gets none, there are no more, or a flaw says why.</summary>
    /// <param name="block">Gets the rows.</param>
    /// <param name="cancellation">Ends the search for the end of a quoted field.</param>
    public void Read(CsvBlock block, CancellationToken cancellation)
    {
        Start(block);
        while (block.Flaw is null && !_indexer!.Index(block, _isEnd))
            ReadOn(block);
        Finish(block, cancellation);
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

        block.Add(Read(block.Extend(Math.Max(unfinished, _limits.ReadBytes)), block));
    }

    private int Read(Span<byte> bytes, CsvBlock block)
    {
        try
        {
            int read = _stream.Read(bytes);
            _isEnd = read == 0;
            return read;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            block.Flaw = new CsvFlaw(CsvFlawKind.File, block.End, block.End, Cause: error);
            return 0;
        }
    }

    // A quoted field may go on behind the block, up to the end of the file: nobody wants the rows there, but only its end tells what is wrong.
    private void FindFault(CsvBlock block, CsvFlaw flaw, CancellationToken cancellation)
    {
        var search = new CsvFaultSearch(_syntax.Delimiter, block.LineAt(flaw.Start), _limits.RecordBytes);
        byte[] piece = [];
        Pooled.Grow(ref piece, 0, _limits.ReadBytes);
        try
        {
            ReadOnlySpan<byte> bytes = block.Bytes[flaw.Start..];
            while (!bytes.IsEmpty && search.GoesOnBehind(bytes))
            {
                cancellation.ThrowIfCancellationRequested();
                bytes = piece.AsSpan(0, Read(piece.AsSpan(0, _limits.ReadBytes), block));
            }
        }
        finally
        {
            Pooled.Return(ref piece);
        }

        if (block.Flaw == flaw)
            block.Flaw = flaw with { Fault = search.Fault };
    }

    private void Finish(CsvBlock block, CancellationToken cancellation)
    {
        if (block.Flaw is { Kind: CsvFlawKind.Quote or CsvFlawKind.Length } flaw)
            FindFault(block, flaw, cancellation);
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
