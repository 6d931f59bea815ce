namespace Millrace.Data;

/// <summary>One record as it is found byte by byte: the header, and what <see cref="CsvIndexer"/> leaves to a closer look.</summary>
/// <param name="Flaw">What is wrong with it, or null.</param>
/// <param name="End">Where the next record starts; −1 where more bytes are needed to tell.</param>
/// <param name="At">Where the flaw is.</param>
internal readonly record struct CsvRecord(CsvFlawKind? Flaw, int End, int At)
{
    private static readonly CsvRecord s_incomplete = new(null, -1, 0);

    /// <summary>Whether the record goes on behind the bytes at hand.</summary>
    public bool IsIncomplete => Flaw is null && End < 0;

    /// <summary>What is wrong with it, a length beyond the limit first, whatever part of it is at hand; null where nothing is.</summary>
    /// <param name="start">Where the record starts.</param>
    /// <param name="mostBytes">How long a record may be.</param>
    public CsvFlaw? FlawAt(int start, int mostBytes) => At - start > mostBytes
        ? new CsvFlaw(CsvFlawKind.Length, start, start)
        : Flaw is { } kind ? new CsvFlaw(kind, start, At) : null;

    /// <summary>Finds the fields of the record that starts at a place. A field is quoted where its first byte is a quote.</summary>
    /// <param name="bytes">The bytes at hand.</param>
    /// <param name="start">Where the record starts.</param>
    /// <param name="delimiter">What separates fields.</param>
    /// <param name="isEnd">Whether the file ends with the bytes.</param>
    /// <param name="slots">Gets the record's start less the delimiter's length, then the end of each field.</param>
    /// <param name="count">Slots that are taken, before and after.</param>
    public static CsvRecord Scan(ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<byte> delimiter, bool isEnd, ref int[] slots, ref int count)
    {
        Add(ref slots, ref count, start - delimiter.Length);
        int at = start;
        while (true)
        {
            bool isQuoted = at < bytes.Length && bytes[at] == '"';
            int field = at;
            at = isQuoted ? EndOfQuoted(bytes, at) : EndOfPlain(bytes, at, delimiter, isEnd);
            if (at < 0)
                return isEnd ? new CsvRecord(CsvFlawKind.Quote, -1, field) : s_incomplete;
            if (!isEnd && bytes.Length - at < delimiter.Length + 1)
                return s_incomplete;
            Add(ref slots, ref count, at);
            if (bytes[at..].StartsWith(delimiter))
                at += delimiter.Length;
            else if (at == bytes.Length)
                return new CsvRecord(null, at, at);
            else if (bytes[at] == '\n')
                return new CsvRecord(null, at + 1, at);
            else if (bytes[at] != '\r')
                return new CsvRecord(CsvFlawKind.Quote, -1, at);
            else
                return at + 1 < bytes.Length && bytes[at + 1] == '\n' ? new CsvRecord(null, at + 2, at) : new CsvRecord(CsvFlawKind.LoneReturn, -1, at);
        }
    }

    // Behind the closing quote, or −1.
    private static int EndOfQuoted(ReadOnlySpan<byte> bytes, int at)
    {
        at++;
        while (true)
        {
            int quote = bytes[at..].IndexOf((byte)'"');
            if (quote < 0)
                return -1;
            at += quote + 1;
            if (at == bytes.Length || bytes[at] != '"')
                return at;
            at++;
        }
    }

    private static int EndOfPlain(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> delimiter, bool isEnd)
    {
        while (true)
        {
            int next = bytes[at..].IndexOfAny(delimiter[0], (byte)'\n', (byte)'\r');
            if (next < 0)
                return bytes.Length;
            at += next;
            if (bytes[at] is (byte)'\n' or (byte)'\r' || bytes[at..].StartsWith(delimiter) || (!isEnd && bytes.Length - at < delimiter.Length))
                return at;
            at++;
        }
    }

    private static void Add(ref int[] slots, ref int count, int value)
    {
        Pooled.Grow(ref slots, count, count + 1);
        slots[count++] = value;
    }
}
