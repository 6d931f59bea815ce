namespace Millrace.Data;

/// <summary>What the raw text of one record tells beyond its fields' values. Asked rarely: for errors and for empty texts.</summary>
internal static class CsvRecord
{
    /// <summary>Line ends in a text: <c>\n</c>, <c>\r\n</c> or a lone <c>\r</c>.</summary>
    public static int CountLineEnds(ReadOnlySpan<char> text)
    {
        int count = text.Count('\n');
        for (int at = text.IndexOf('\r'); at >= 0; at = text.IndexOf('\r'))
        {
            text = text[(at + 1)..];
            if (text is not ['\n', ..])
                count++;
        }

        return count;
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
