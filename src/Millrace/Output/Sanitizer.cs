using System.Buffers;
using System.Text;

namespace Millrace.Output;

/// <summary>Keeps what comes from data from steering the terminal.</summary>
internal static class Sanitizer
{
    private static readonly SearchValues<char> s_control = SearchValues.Create(
        Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(static code => (char)code).ToArray());

    /// <summary>The text on one line, control characters as <c>\n</c>, <c>\t</c> or <c>\u001B</c>.</summary>
    public static string OneLine(string text)
    {
        if (text.AsSpan().IndexOfAny(s_control) < 0)
            return text;

        StringBuilder safe = new(text.Length + 8);
        foreach (char c in text)
        {
            _ = c switch
            {
                '\n' => safe.Append("\\n"),
                '\r' => safe.Append("\\r"),
                '\t' => safe.Append("\\t"),
                _ when s_control.Contains(c) => safe.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => safe.Append(c),
            };
        }

        return safe.ToString();
    }

    /// <summary>The text's lines, each made safe.</summary>
    public static string[] Lines(string text) => Array.ConvertAll(text.ReplaceLineEndings("\n").Split('\n'), OneLine);
}
