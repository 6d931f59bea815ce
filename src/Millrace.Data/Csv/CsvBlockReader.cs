namespace Millrace.Data;

/// <summary>Cuts a file into blocks of whole records, one after the other.</summary>
internal sealed class CsvBlockReader : IDisposable
{
    private readonly CsvSyntax _syntax;
    private readonly CsvLimits _limits;
    private readonly CsvStream _stream;
    private readonly bool _leavesOut;
    private CsvIndexer? _indexer;
    private byte[] _rest = [];
    private int _restCount;
    private bool _isEnd;

    private CsvBlockReader(CsvStream stream, CsvSyntax syntax, CsvLimits limits, bool leavesOut) =>
        (_stream, _syntax, _limits, _leavesOut) = (stream, syntax, limits, leavesOut);

    /// <summary>The number of the next line.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether nothing is left to be read.</summary>
    public bool IsAtEnd => _isEnd && _restCount == 0;

    /// <summary>The encoding of the file's bytes.</summary>
    public string Encoding => _stream.Encoding;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding, or null for what it says itself.</param>
    /// <param name="syntax">How it is written down.</param>
    /// <param name="limits">How much is taken at once.</param>
    /// <param name="leavesOut">Whether records that are no rows are noted and left out.</param>
    public static CsvBlockReader Open(string path, CsvEncoding? encoding, CsvSyntax syntax, CsvLimits limits, bool leavesOut) =>
        new(CsvStream.Open(path, encoding), syntax, limits, leavesOut);

    /// <summary>Passes over lines, whatever is in them.</summary>
    /// <param name="lines">How many.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Skip(int lines, CancellationToken cancellation)
    {
        byte[] piece = [];
        Pooled.Grow(ref piece, 0, _limits.ReadBytes);
        try
        {
            while (lines > 0 && !_isEnd)
            {
                cancellation.ThrowIfCancellationRequested();
                ReadOnlySpan<byte> bytes = piece.AsSpan(0, _stream.Read(piece.AsSpan(0, _limits.ReadBytes)));
                _isEnd = bytes.IsEmpty;
                for (int end = bytes.IndexOf((byte)'\n'); end >= 0 && lines > 0; end = bytes.IndexOf((byte)'\n'))
                {
                    bytes = bytes[(end + 1)..];
                    lines--;
                    Line++;
                }

                if (lines == 0)
                    Keep(bytes);
            }
        }
        finally
        {
            Pooled.Return(ref piece);
        }
    }

    /// <summary>Says how many fields a row has, where no header does.</summary>
    public void Start(int width) => _indexer = new CsvIndexer(_syntax, _limits, width, _leavesOut);

    /// <summary>Reads the first record that is no blank line.</summary>
    /// <param name="block">Gets the record as its only row, or the flaw.</param>
    /// <param name="isRow">Whether the record is a row as well, which is read again.</param>
    /// <param name="cancellation">Ends the search for the end of a quoted field.</param>
    /// <returns>How many fields it has; 0 where there is none.</returns>
    public int ReadHeader(CsvBlock block, bool isRow, CancellationToken cancellation)
    {
        Fill(block);
        int width = 0;
        while (width == 0 && block.Flaw is null)
        {
            int count = 0;
            CsvRecord record = CsvRecord.Scan(block.Bytes, block.End, _syntax, _isEnd, ref block.Slots, ref count);
            if (_isEnd && block.End == block.Count)
                break;
            if (record.IsIncomplete)
                ReadOn(block);
            else if (record.FlawAt(block.End, _limits.RecordBytes) is { } flaw)
                block.Flaw = flaw;
            else
                (block.End, block.SlotCount, width) = (record.End, count, record.IsBlank(block.Bytes, block.End, _syntax) ? 0 : count - 1);
        }

        block.Rows = width > 0 ? 1 : 0;
        Start(width);
        if (isRow)
            (block.Flaw, block.End) = (null, 0);
        Finish(block, cancellation);
        return width;
    }

    /// <summary>Reads the next rows; where the block gets none, there are no more, or a flaw says why.</summary>
    /// <param name="block">Gets the rows.</param>
    /// <param name="cancellation">Ends the search for the end of a quoted field.</param>
    public void Read(CsvBlock block, CancellationToken cancellation)
    {
        Fill(block);
        while (block.Flaw is null && !_indexer!.Index(block, _isEnd))
            ReadOn(block);
        Finish(block, cancellation);
    }

    public void Dispose()
    {
        _stream.Dispose();
        Pooled.Return(ref _rest);
    }

    private void Fill(CsvBlock block)
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
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or InvalidDataException)
        {
            block.Flaw = new CsvFlaw(CsvFlawKind.File, block.End, block.End, Cause: error);
            return 0;
        }
    }

    // A quoted field may go on behind the block, up to the end of the file: nobody wants the rows there, but only its end tells what is wrong.
    private void FindFault(CsvBlock block, CsvFlaw flaw, CancellationToken cancellation)
    {
        var search = new CsvFaultSearch(_syntax, block.LineAt(flaw.Start), _limits.RecordBytes);
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
        if (block.Flaw is { Kind: CsvFlawKind.Quote or CsvFlawKind.OpenQuote or CsvFlawKind.Length } flaw && !IsComment(block, flaw))
            FindFault(block, flaw, cancellation);
        Line = block.LineAt(block.End);
        Keep(block.Bytes[block.End..]);
    }

    private bool IsComment(CsvBlock block, CsvFlaw flaw) => !_syntax.Comment.IsEmpty && block.Bytes[flaw.Start..].StartsWith(_syntax.Comment);

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        Pooled.Grow(ref _rest, 0, bytes.Length);
        bytes.CopyTo(_rest);
        _restCount = bytes.Length;
    }
}
