using System.Buffers;
using System.Text;

namespace Millrace.Data;

/// <summary>Looks at lines that are no JSON as far as it can be said what their values are of.</summary>
internal static class BrokenLine
{
    // What numbers, true, false and null, and lists of one are made of.
    private static readonly SearchValues<char> s_plain = SearchValues.Create("+-.0123456789Eaeflnrstu[]");

    /// <summary>Whether a line holds members of an object, all of known names, with simple values or less, and nothing else. What is not sure is false.</summary>
    /// <param name="line">The line.</param>
    /// <param name="names">The names.</param>
    public static bool HasOnly(ReadOnlySpan<byte> line, HashSet<string> names)
    {
        string text = Encoding.UTF8.GetString(line).Trim();
        if (text.Length < 2 || text[0] != '{')
            return false;
        for (int next = 1; ;)
        {
            next = SkipSpace(text, next);
            if (next == text.Length || text[next] != '"' || text.IndexOf('"', next + 1) is not (> 0 and var end) || !names.Contains(text[(next + 1)..end]))
                return false;
            next = SkipSpace(text, end + 1);
            if (next == text.Length || text[next] != ':')
                return false;
            next = SkipSpace(text, SkipValue(text, SkipSpace(text, next + 1)));
            if (next >= text.Length)
                return true;
            if (text[next] == '}')
                return next == text.Length - 1;
            if (text[next++] != ',')
                return false;
        }
    }

    private static int SkipSpace(string text, int start)
    {
        while (start < text.Length && (text[start] is ' ' or '\t'))
            start++;
        return start;
    }

    // A text that is not closed goes on to the line's end, unless a colon says that another member may be in it: then it stops where it starts.
    private static int SkipValue(string text, int start)
    {
        if (start == text.Length || text[start] != '"')
        {
            int end = text.AsSpan(start).IndexOfAnyExcept(s_plain);
            return end < 0 ? text.Length : start + end;
        }

        for (int end = start + 1; end < text.Length; end++)
        {
            if (text[end] == '\\')
                end++;
            else if (text[end] == '"')
                return end + 1;
        }

        return text.IndexOf(':', start) < 0 ? text.Length : start;
    }
}
