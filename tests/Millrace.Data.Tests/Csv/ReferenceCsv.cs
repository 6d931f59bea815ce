using System.Text;

namespace Millrace.Data.Tests.Csv;

/// <summary>Rows of well-formed CSV, a character at a time: slow, and plain enough to be right. Null for a field with nothing in it.</summary>
internal static class ReferenceCsv
{
    public static List<string?[]> Parse(string text, char delimiter)
    {
        List<string?[]> records = [];
        List<string?> fields = [];
        int at = 0;
        while (at < text.Length)
        {
            fields.Add(Field(text, ref at, delimiter));
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                if (at < text.Length)
                    continue;
                fields.Add(null);
            }

            at += at < text.Length && text[at] == '\r' ? 2 : 1;
            records.Add([.. fields]);
            fields.Clear();
        }

        // A line with nothing in it is a row only where one field is expected.
        List<string?[]> rows = [.. records.SkipWhile(record => record is [null])];
        return rows is [{ Length: 1 }, ..] ? rows : [.. rows.Where(record => record is not [null])];
    }

    private static string? Field(string text, ref int at, char delimiter)
    {
        var field = new StringBuilder();
        bool isQuoted = at < text.Length && text[at] == '"';
        if (!isQuoted)
        {
            while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
                field.Append(text[at++]);
            return field.Length == 0 ? null : field.ToString();
        }

        for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
        {
            at += text[at] == '"' ? 1 : 0;
            field.Append(text[at]);
        }

        at++;
        return field.ToString();
    }
}
