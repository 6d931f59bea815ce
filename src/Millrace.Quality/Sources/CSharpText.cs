namespace Millrace.Quality;

/// <summary>Finds its way through C# source by what stands outside of texts and comments.</summary>
internal static class CSharpText
{
    /// <summary>Passes over white space, comments and lines of the preprocessor.</summary>
    /// <param name="source">The source.</param>
    /// <param name="at">Where to begin.</param>
    /// <returns>Where something else stands, or the end.</returns>
    public static int SkipTrivia(string source, int at)
    {
        while (at < source.Length)
        {
            if (char.IsWhiteSpace(source[at]))
                at++;
            else if (source[at] == '#' || StartsWith(source, at, "//"))
                at = EndOfLine(source, at);
            else if (StartsWith(source, at, "/*"))
                at = Behind(source, at + 2, "*/");
            else
                break;
        }

        return at;
    }

    /// <summary>Passes over one thing: a text, a comment, all that stands between brackets, or a character.</summary>
    public static int SkipOne(string source, int at) => source[at] switch
    {
        '"' => SkipText(source, at),
        '@' or '$' when Quote(source, at) is { } quote => SkipPrefixed(source, at, quote),
        '#' when SourceLayout.IsFirst(source, at) => EndOfLine(source, at),
        '\'' => SkipQuoted(source, at + 1, '\''),
        '/' when StartsWith(source, at, "//") => EndOfLine(source, at),
        '/' when StartsWith(source, at, "/*") => Behind(source, at + 2, "*/"),
        '(' => SkipUntil(source, at + 1, ')') + 1,
        '[' => SkipUntil(source, at + 1, ']') + 1,
        '{' => SkipUntil(source, at + 1, '}') + 1,
        _ => at + 1,
    };

    /// <summary>Looks for a character outside of texts, comments and brackets that open behind the beginning.</summary>
    /// <returns>Where it stands, or the end.</returns>
    public static int SkipUntil(string source, int at, params ReadOnlySpan<char> wanted)
    {
        while (at < source.Length && !wanted.Contains(source[at]))
            at = SkipOne(source, at);
        return Math.Min(at, source.Length);
    }

    /// <summary>Where the line ends, before its end.</summary>
    public static int EndOfLine(string source, int at) => source.IndexOf('\n', at) is >= 0 and var end ? end : source.Length;

    /// <summary>Where the line starts.</summary>
    public static int StartOfLine(string source, int at) => at == 0 ? 0 : source.LastIndexOf('\n', at - 1) + 1;

    /// <summary>The names and words between two places, outside of texts and comments.</summary>
    public static IEnumerable<string> Names(string source, int at, int end)
    {
        while (at < end)
        {
            int start = at;
            while (at < end && IsOfName(source[at]) && Quote(source, at) is null)
                at++;
            if (at > start)
                yield return source[start..at].TrimStart('@');
            else if (SkipTrivia(source, at) is var next && next > at)
                at = next;
            else
                at = source[at] is '(' or '[' or '{' ? at + 1 : SkipOne(source, at);
        }
    }

    /// <summary>Whether a character may stand in a name.</summary>
    public static bool IsOfName(char character) => char.IsLetterOrDigit(character) || character is '_' or '@';

    private static int SkipText(string source, int at)
    {
        int quotes = 0;
        while (at + quotes < source.Length && source[at + quotes] == '"')
            quotes++;
        return quotes switch
        {
            2 => at + 2,
            >= 3 => Behind(source, at + quotes, new string('"', quotes)),
            _ => SkipQuoted(source, at + 1, '"'),
        };
    }

    // Where the quote stands that a text with $ or @ in front of it begins with.
    private static int? Quote(string source, int at)
    {
        if (source[at] is not ('$' or '@'))
            return null;
        while (at < source.Length && source[at] is '$' or '@')
            at++;
        return at < source.Length && source[at] == '"' ? at : null;
    }

    private static int SkipPrefixed(string source, int at, int quote)
    {
        ReadOnlySpan<char> prefix = source.AsSpan(at..quote);
        bool isVerbatim = prefix.Contains('@');
        if (!prefix.Contains('$'))
            return SkipVerbatim(source, quote + 1);
        return !isVerbatim && StartsWith(source, quote, "\"\"\"") ? SkipText(source, quote) : SkipInterpolated(source, quote + 1, isVerbatim);
    }

    // In its holes stands source, and in that there may be texts again.
    private static int SkipInterpolated(string source, int at, bool isVerbatim)
    {
        while (at < source.Length)
        {
            if (StartsWith(source, at, "{{") || (isVerbatim ? StartsWith(source, at, "\"\"") : source[at] == '\\'))
                at += 2;
            else if (source[at] == '"')
                return at + 1;
            else if (source[at] == '{')
                at = SkipUntil(source, at + 1, '}') + 1;
            else
                at++;
        }

        return Math.Min(at, source.Length);
    }

    private static int SkipQuoted(string source, int at, char quote)
    {
        while (at < source.Length && source[at] != quote)
            at += source[at] == '\\' ? 2 : 1;
        return Math.Min(at + 1, source.Length);
    }

    private static int SkipVerbatim(string source, int at)
    {
        for (; at < source.Length; at++)
        {
            if (source[at] != '"')
                continue;
            if (!StartsWith(source, at, "\"\""))
                return at + 1;
            at++;
        }

        return at;
    }

    private static int Behind(string source, int at, string end) =>
        at <= source.Length && source.IndexOf(end, at, StringComparison.Ordinal) is >= 0 and var found ? found + end.Length : source.Length;

    private static bool StartsWith(string source, int at, string text) => source.AsSpan(at).StartsWith(text, StringComparison.Ordinal);
}
