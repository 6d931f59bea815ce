namespace Millrace.Data;

/// <summary>Bytes of a file from one record's start to another's, and where in them the fields are. In pooled memory; filled again and again.</summary>
internal sealed class CsvBlock : IDisposable
{
    /// <summary>Bytes that may be looked at behind those that are there.</summary>
    public const int Padding = 64;

    private byte[] _bytes = [];
    private List<CsvGap>? _gaps;
    private byte[] _unescaped = [];
    private byte[] _respelt = [];
    private int _toldAt;
    private long _toldLine;

    /// <summary>
    /// A record's slots follow each other: where it starts less the delimiter's length, then the end of each field; a field starts a delimiter's length
    /// behind the slot before its own.
    /// </summary>
    public int[] Slots = [];

    /// <summary>Bytes that were read.</summary>
    public int Count { get; private set; }

    /// <summary>Where the records that are understood end.</summary>
    public int End { get; set; }

    /// <summary>Records that are rows.</summary>
    public int Rows { get; set; }

    /// <summary>Slots that are used.</summary>
    public int SlotCount { get; set; }

    /// <summary>The number of the first line.</summary>
    public long Line { get; private set; }

    /// <summary>Records that were left out among the rows, in their order.</summary>
    public IReadOnlyList<CsvGap> Gaps => _gaps ?? (IReadOnlyList<CsvGap>)[];

    /// <summary>Why there is nothing behind the rows; null where there may be.</summary>
    public CsvFlaw? Flaw { get; set; }

    /// <summary>The bytes that were read.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Count);

    /// <summary>The bytes that were read and those behind, which mean nothing.</summary>
    public ReadOnlySpan<byte> Padded => _bytes.AsSpan(0, Count + Padding);

    /// <summary>Where a row starts.</summary>
    /// <param name="row">The row.</param>
    /// <param name="width">Fields of each row.</param>
    /// <param name="delimiter">The delimiter's length.</param>
    public int StartOf(int row, int width, int delimiter) => Slots[row * (width + 1)] + delimiter;

    /// <summary>Where a row's last field ends.</summary>
    /// <param name="row">The row.</param>
    /// <param name="width">Fields of each row.</param>
    public int EndOf(int row, int width) => Slots[((row + 1) * (width + 1)) - 1];

    /// <summary>Starts anew.</summary>
    public void Clear(long line)
    {
        Count = 0;
        End = 0;
        Rows = 0;
        SlotCount = 0;
        Line = line;
        (_toldAt, _toldLine) = (0, line);
        Flaw = null;
        _gaps?.Clear();
    }

    /// <summary>Notes a record that is no row.</summary>
    public void LeaveOut(CsvGap gap) => (_gaps ??= []).Add(gap);

    /// <summary>Room for more bytes.</summary>
    public Span<byte> Extend(int length)
    {
        Pooled.Grow(ref _bytes, Count, Count + length + Padding);
        return _bytes.AsSpan(Count, length);
    }

    /// <summary>Counts bytes that were put where <see cref="Extend"/> made room.</summary>
    public void Add(int length) => Count += length;

    /// <summary>The line of a place; at once where it is not far behind the place that was asked for before.</summary>
    public long LineAt(int at)
    {
        if (at < _toldAt)
            (_toldAt, _toldLine) = (0, Line);
        _toldLine += Bytes[_toldAt..at].Count((byte)'\n');
        _toldAt = at;
        return _toldLine;
    }

    /// <summary>A text as it was meant, without what escapes it; valid until the next one, and padded.</summary>
    /// <param name="text">The text; of a quoted field what is within its quotes.</param>
    /// <param name="syntax">How it is escaped.</param>
    /// <param name="isQuoted">Whether it was in quotes, where they are written twice.</param>
    /// <param name="length">How long the result is.</param>
    public ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, CsvSyntax syntax, bool isQuoted, out int length)
    {
        Pooled.Grow(ref _unescaped, 0, text.Length + Padding);
        byte quote = isQuoted ? syntax.Quote : syntax.Escape;
        byte escape = syntax.HasEscape ? syntax.Escape : quote;
        length = 0;
        for (int next = text.IndexOfAny(quote, escape); next >= 0; next = text.IndexOfAny(quote, escape))
        {
            // Of two quotes the first one stays, of an escape and what it escapes the latter.
            bool isTwice = isQuoted && text[next] == quote;
            bool isEscape = !isTwice && syntax.IsEscapable(text[(next + 1)..]);
            int kept = isEscape ? next : next + 1;
            text[..kept].CopyTo(_unescaped.AsSpan(length));
            length += kept;
            if (isEscape)
                _unescaped[length++] = text[next + 1];
            text = text[(isTwice || isEscape ? next + 2 : next + 1)..];
        }

        text.CopyTo(_unescaped.AsSpan(length));
        length += text.Length;
        return _unescaped.AsSpan(0, length + Padding);
    }

    /// <summary>Room for a text in the usual spelling; valid until there is another one.</summary>
    public Span<byte> Respelt(int length)
    {
        Pooled.Grow(ref _respelt, 0, length + Padding);
        return _respelt.AsSpan(0, length + Padding);
    }

    public void Dispose()
    {
        Pooled.Return(ref _bytes);
        Pooled.Return(ref _unescaped);
        Pooled.Return(ref _respelt);
        Pooled.Return(ref Slots);
        Clear(0);
    }
}
