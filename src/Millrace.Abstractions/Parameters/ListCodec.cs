using System.Text;

namespace Millrace;

/// <summary>
/// The codec of a list. Items are separated by commas; one that holds a comma, a quote or outer spaces, or nothing at all, stands in double
/// quotes, with quotes in it doubled.
/// </summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <param name="item">The codec of one item.</param>
internal sealed class ListCodec<T>(ParameterCodec item) : ParameterCodec(typeof(IReadOnlyList<T>), $"{item.TypeName},…")
{
    public override object? Parse(string text)
    {
        var items = new List<T>();
        for (int position = 0; text.Length > 0 && position <= text.Length;)
            items.Add((T)item.Parse(NextItem(text, ref position))!);
        return items.ToArray();
    }

    public override string Format(object? value) =>
        value is IReadOnlyList<T> items ? string.Join(',', items.Select(each => Quote(item.Format(each)))) : "";

    private static string Quote(string text) =>
        text.Length == 0 || text.AsSpan().ContainsAny(',', '"') || text.Trim().Length < text.Length
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;

    /// <summary>Reads one item and the comma after it; the position after the last item is beyond the text.</summary>
    private static string NextItem(string text, ref int position)
    {
        int start = position;
        while (start < text.Length && text[start] == ' ')
            start++;
        if (start == text.Length || text[start] != '"')
        {
            int comma = text.IndexOf(',', start);
            int end = comma < 0 ? text.Length : comma;
            position = end + 1;
            return text[start..end].Trim();
        }

        var quoted = new StringBuilder();
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                quoted.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '"')
            {
                quoted.Append('"');
                i++;
            }
            else
            {
                int comma = text.IndexOf(',', i + 1);
                position = (comma < 0 ? text.Length : comma) + 1;
                return text[(i + 1)..(position - 1)].Trim().Length == 0 ? quoted.ToString() : throw new FormatException($"Text follows the closing quote of \"{quoted}\".");
            }
        }

        throw new FormatException($"The quote before \"{quoted}\" is never closed.");
    }
}
