using System.Globalization;

namespace Millrace.Quality;

/// <summary>
/// Texts of data as a person can see them: control characters, halves of characters and marks that change the direction of reading stand as <c>\n</c> or
/// <c>\u202E</c>, long texts are cut.
/// </summary>
internal static class VisibleText
{
    /// <summary>How much of a value is shown.</summary>
    public const int MostCharacters = 60;

    /// <summary>A value on one line, for a console.</summary>
    /// <param name="value">The value.</param>
    /// <param name="most">How many of its characters are shown.</param>
    public static string OneLine(string value, int most = MostCharacters) =>
        value.Length == 0 ? "\"\"" : string.Concat(Parts(Cut(value, most), marksEnds: true).Select(static part => part.Text));

    /// <summary>A whole text, such as a sentence that tells values, on one line.</summary>
    public static string Of(string text) => string.Concat(Parts(text).Select(static part => part.Text));

    /// <summary>The beginning of a text with an ellipsis, or the whole where it is short enough.</summary>
    public static string Cut(string text, int most = MostCharacters)
    {
        if (text.Length <= most)
            return text;
        int end = char.IsSurrogatePair(text[most - 2], text[most - 1]) ? most - 2 : most - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>The text in parts, of which some stand for what nobody could see.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marksEnds">Whether spaces at its ends are made visible too.</param>
    public static IEnumerable<(string Text, bool IsMadeVisible)> Parts(string text, bool marksEnds = false)
    {
        int first = marksEnds ? text.Length - text.AsSpan().TrimStart(' ').Length : 0, last = marksEnds ? text.AsSpan().TrimEnd(' ').Length : text.Length;
        int begin = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            bool isEnd = c == ' ' && (i < first || i >= last);
            if (isPair || !(isEnd || IsHidden(c)))
            {
                i += isPair ? 1 : 0;
                continue;
            }

            if (begin < i)
                yield return (text[begin..i], false);
            yield return (isEnd ? "␣" : Escaped(c), true);
            begin = i + 1;
        }

        if (begin < text.Length)
            yield return (begin == 0 ? text : text[begin..], false);
    }

    private static string Escaped(char c) => c switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
    };

    // Joiners (200C, 200D) stay: letters and pictures are made with them.
    private static bool IsHidden(char c) => c < ' ' || (c >= '\u007F' && (char.IsControl(c) || char.IsSurrogate(c) || c is
        '\u00AD' or '\u061C' or '\u200B' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or >= '\uFFFE'));
}
