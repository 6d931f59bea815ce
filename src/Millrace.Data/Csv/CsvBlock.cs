namespace Millrace.Data;

/// <summary>Bytes of a file from one record's start to another's, and where in them the fields are.</summary>
internal sealed class CsvBlock : TextBlock
{
    private List<CsvGap>? _gaps;
    private byte[] _unescaped = [];
    private byte[] _respelt = [];

    /// <summary>
    /// A record's slots follow each other: where it starts less the delimiter's length, then the end of each field; a field starts a delimiter's length
    /// behind the slot before its own.
    /// </summary>
    public int[] Slots = [];

    /// <summary>Records that are rows.</summary>
    public int Rows { get; set; }

    /// <summary>Slots that are used.</summary>
    public int SlotCount { get; set; }

    /// <summary>Records that were left out among the rows, in their order.</summary>
    public IReadOnlyList<CsvGap> Gaps => _gaps ?? (IReadOnlyList<CsvGap>)[];

    /// <summary>Why there is nothing behind the rows; null where there may be.</summary>
    public CsvFlaw? Flaw { get; set; }

    /// <summary>Where a row starts.</summary>
    /// <param name="row">The row.</param>
    /// <param name="width">Fields of each row.</param>
    /// <param name="delimiter">The delimiter's length.</param>
    public int StartOf(int row, int width, int delimiter) => Slots[row * (width + 1)] + delimiter;

    /// <summary>Where a row's last field ends.</summary>
    /// <param name="row">The row.</param>
    /// <param name="width">Fields of each row.</param>
    public int EndOf(int row, int width) => Slots[((row + 1) * (width + 1)) - 1];

    /// <inheritdoc/>
    public override void Clear(long line)
    {
        base.Clear(line);
        Rows = 0;
        SlotCount = 0;
        Flaw = null;
        _gaps?.Clear();
    }

    /// <summary>Notes a record that is no row.</summary>
    public void LeaveOut(CsvGap gap) => (_gaps ??= []).Add(gap);

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

    public override void Dispose()
    {
        base.Dispose();
        Pooled.Return(ref _unescaped);
        Pooled.Return(ref _respelt);
        Pooled.Return(ref Slots);
    }
}
