namespace Millrace.Data;

/// <summary>Bytes of a file from one record's start to another's, and where in them the fields are. In pooled memory; filled again and again.</summary>
internal sealed class CsvBlock : IDisposable
{
    /// <summary>Bytes that may be looked at behind those that are there.</summary>
    public const int Padding = 64;

    private byte[] _bytes = [];
    private byte[] _unescaped = [];

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
        Flaw = null;
    }

    /// <summary>Room for more bytes.</summary>
    public Span<byte> Extend(int length)
    {
        Pooled.Grow(ref _bytes, Count, Count + length + Padding);
        return _bytes.AsSpan(Count, length);
    }

    /// <summary>Counts bytes that were put where <see cref="Extend"/> made room.</summary>
    public void Add(int length) => Count += length;

    /// <summary>The line of a place.</summary>
    public long LineAt(int at) => Line + Bytes[..at].Count((byte)'\n');

    /// <summary>A text whose quotes are written twice, as it was meant; valid until the next one, and padded.</summary>
    /// <param name="text">The text within quotes.</param>
    /// <param name="length">How long the result is.</param>
    public ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, out int length)
    {
        Pooled.Grow(ref _unescaped, 0, text.Length + Padding);
        length = 0;
        for (int quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            text[..(quote + 1)].CopyTo(_unescaped.AsSpan(length));
            length += quote + 1;
            text = text[(quote + 2)..];
        }

        text.CopyTo(_unescaped.AsSpan(length));
        length += text.Length;
        return _unescaped.AsSpan(0, length + Padding);
    }

    public void Dispose()
    {
        Pooled.Return(ref _bytes);
        Pooled.Return(ref _unescaped);
        Pooled.Return(ref Slots);
        Clear(0);
    }
}
