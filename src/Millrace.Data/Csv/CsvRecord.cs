namespace Millrace.Data;

/// <summary>One record as it is found byte by byte: the header, and what <see cref="CsvIndexer"/> leaves to a closer look.</summary>
/// <param name="Flaw">What is wrong with it, or null.</param>
/// <param name="End">Where the next record starts; −1 where more bytes are needed to tell.</param>
/// <param name="At">Where the flaw is, or where the record's last field ends; where a comment starts.</param>
internal readonly record struct CsvRecord(CsvFlawKind? Flaw, int End, int At)
{
    private const int Incomplete = -1;
    private static readonly CsvRecord s_incomplete = new(null, Incomplete, 0);

    /// <summary>Whether the record goes on behind the bytes at hand.</summary>
    public bool IsIncomplete => Flaw is null && End < 0;

    /// <summary>Whether there is nothing in it, or nothing that counts: a blank line, or a comment.</summary>
    /// <param name="bytes">The bytes at hand.</param>
    /// <param name="start">Where the record starts.</param>
    /// <param name="syntax">How fields are written down.</param>
    public bool IsBlank(ReadOnlySpan<byte> bytes, int start, CsvSyntax syntax) =>
        Flaw is null && (At == start || (syntax.Trims && syntax.BehindSpaces(bytes, start) == At));

    /// <summary>What is wrong with it, a length beyond the limit first, whatever part of it is at hand; null where nothing is.</summary>
    /// <param name="start">Where the record starts.</param>
    /// <param name="mostBytes">How long a record may be.</param>
    public CsvFlaw? FlawAt(int start, int mostBytes) => At - start > mostBytes
        ? new CsvFlaw(CsvFlawKind.Length, start, start)
        : Flaw is { } kind ? new CsvFlaw(kind, start, At) : null;

    /// <summary>Finds the fields of the record that starts at a place. A field is quoted where its first byte is a quote.</summary>
    /// <param name="bytes">The bytes at hand.</param>
    /// <param name="start">Where the record starts.</param>
    /// <param name="syntax">How fields are written down.</param>
    /// <param name="isEnd">Whether the file ends with the bytes.</param>
    /// <param name="slots">Gets the record's start less the delimiter's length, then the end of each field; nothing where it is a comment.</param>
    /// <param name="count">Slots that are taken, before and after.</param>
    public static CsvRecord Scan(ReadOnlySpan<byte> bytes, int start, CsvSyntax syntax, bool isEnd, ref int[] slots, ref int count)
    {
        if (!syntax.Comment.IsEmpty && EndOfComment(bytes[start..], syntax.Comment, isEnd) is var comment and not 0)
            return comment < 0 ? s_incomplete : new CsvRecord(null, start + comment, start);
        ReadOnlySpan<byte> delimiter = syntax.Delimiter;
        Add(ref slots, ref count, start - delimiter.Length);
        int at = start;
        while (true)
        {
            int field = syntax.Trims ? syntax.BehindSpaces(bytes, at) : at;
            bool isQuoted = syntax.HasQuote && field < bytes.Length && bytes[field] == syntax.Quote;
            at = isQuoted ? EndOfQuoted(bytes, field, syntax) : EndOfPlain(bytes, field, syntax, isEnd);
            if (at < 0)
                return isEnd ? new CsvRecord(CsvFlawKind.OpenQuote, -1, field) : s_incomplete;
            if (isQuoted && syntax.Trims)
                at = syntax.BehindSpaces(bytes, at);
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

    // 0 where the bytes are no comment, −1 where more of them are needed.
    private static int EndOfComment(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> comment, bool isEnd)
    {
        if (!bytes.StartsWith(comment))
            return !isEnd && comment.StartsWith(bytes) ? Incomplete : 0;
        int end = bytes.IndexOf((byte)'\n');
        return end >= 0 ? end + 1 : isEnd ? bytes.Length : Incomplete;
    }

    // Behind the closing quote, or −1.
    private static int EndOfQuoted(ReadOnlySpan<byte> bytes, int at, CsvSyntax syntax)
    {
        at++;
        while (true)
        {
            int next = syntax.HasEscape ? bytes[at..].IndexOfAny(syntax.Quote, syntax.Escape) : bytes[at..].IndexOf(syntax.Quote);
            if (next < 0)
                return -1;
            at += next;
            if (bytes[at] != syntax.Quote)
            {
                if (bytes.Length - at < 2)
                    return -1;
                at += 2;
                continue;
            }

            at++;
            if (at == bytes.Length || bytes[at] != syntax.Quote)
                return at;
            at++;
        }
    }

    // Where fewer bytes than a delimiter has are left, they may be one's start.
    private static int EndOfPlain(ReadOnlySpan<byte> bytes, int at, CsvSyntax syntax, bool isEnd)
    {
        ReadOnlySpan<byte> delimiter = syntax.Delimiter;
        ReadOnlySpan<byte> special = [delimiter[0], (byte)'\n', (byte)'\r', syntax.Escape];
        while (true)
        {
            int next = syntax.HasEscape ? bytes[at..].IndexOfAny(special) : bytes[at..].IndexOfAny(delimiter[0], (byte)'\n', (byte)'\r');
            if (next < 0)
                return bytes.Length;
            at += next;
            if (syntax.HasEscape && bytes[at] == syntax.Escape)
            {
                // A line end goes as a whole. What no escape changes may be passed over as well, for it is no special byte.
                ReadOnlySpan<byte> escaped = bytes[(at + 1)..];
                if (!isEnd && escaped.Length < 2)
                    return bytes.Length;
                at += Math.Min(escaped.StartsWith("\r\n"u8) ? 3 : 2, bytes.Length - at);
            }
            else if (bytes[at] is (byte)'\n' or (byte)'\r' || bytes[at..].StartsWith(delimiter) || (!isEnd && bytes.Length - at < delimiter.Length))
            {
                return at;
            }
            else
            {
                at++;
            }
        }
    }

    private static void Add(ref int[] slots, ref int count, int value)
    {
        Pooled.Grow(ref slots, count, count + 1);
        slots[count++] = value;
    }
}
