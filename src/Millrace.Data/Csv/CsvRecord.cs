namespace Millrace.Data;

/// <summary>What the raw text of one record tells beyond its fields' values. Asked rarely: for errors and for empty texts.</summary>
internal static class CsvRecord
{
    /// <summary>Line ends in a text, as editors and <c>grep -n</c> count them.</summary>
    public static int CountLineEnds(ReadOnlySpan<char> text) => text.Count('\n');

    /// <summary>
    /// Whether an unquoted field holds a carriage return that no line feed follows. The row splitter takes it for the end of a line in some
    /// places and for a character in others.
    /// </summary>
    public static bool HasLoneReturn(ReadOnlySpan<char> record, char delimiter)
    {
        int at = record.IndexOf('\r');
        if (at < 0 || record[at..] is "\r\n")
            return false;
        while (!record.IsEmpty)
        {
            record = record[QuotedLength(record)..];
            int end = record.IndexOf(delimiter);
            ReadOnlySpan<char> field = end < 0 ? record : record[..end];
            if (field.Contains('\r') && !(end < 0 && field.IndexOf('\r') == field.Length - 2 && field[^1] == '\n'))
                return true;
            record = end < 0 ? default : record[(end + 1)..];
        }

        return false;
    }

    /// <summary>The text of a record from the start of one of its fields.</summary>
    /// <param name="record">The record's raw text.</param>
    /// <param name="field">The field's position.</param>
    /// <param name="delimiter">What separates fields.</param>
    public static ReadOnlySpan<char> From(ReadOnlySpan<char> record, int field, char delimiter)
    {
        while (field-- > 0)
        {
            record = record[QuotedLength(record)..];
            int end = record.IndexOf(delimiter);
            if (end < 0)
                return default;
            record = record[(end + 1)..];
        }

        return record;
    }

    // The length of a quoted field with both quotes, or 0 where the text does not start with a quote.
    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        if (text is not ['"', ..])
            return 0;
        for (int i = 1; i < text.Length; i++)
        {
            if (text[i] != '"')
                continue;
            if (i + 1 == text.Length || text[i + 1] != '"')
                return i + 1;
            i++;
        }

        return text.Length;
    }
}
