using System.Collections.Immutable;
using System.Text;

namespace Millrace.Data;

/// <summary>
/// The name of a table, with its schema's and its catalogue's before it or without: <c>fares</c>, <c>shop.fares</c>, <c>shop."Fares of ""2011"""</c>.
/// A part that is no word stands in double quotes, in which two stand for one. Statements quote each part, so the case of letters counts.
/// </summary>
internal sealed record SqlName
{
    private SqlName(ImmutableArray<string> parts, string text) => (Parts, Text) = (parts, text);

    /// <summary>The parts, without quotes.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>Reads a name.</summary>
    /// <returns>The name; null where the text is none.</returns>
    public static SqlName? Find(string text)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        ReadOnlySpan<char> rest = text;
        while (true)
        {
            if ((rest is ['"', ..] ? Quoted(ref rest) : Word(ref rest)) is not { Length: > 0 } part)
                return null;
            parts.Add(part);
            if (rest.IsEmpty)
                return new SqlName(parts.ToImmutable(), text);
            if (rest[0] != '.')
                return null;
            rest = rest[1..];
        }
    }

    /// <summary>Whether a text is a word, which needs no quotes to be a name.</summary>
    public static bool IsWord(string text)
    {
        ReadOnlySpan<char> rest = text;
        return Word(ref rest) is not null && rest.IsEmpty;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string? Word(ref ReadOnlySpan<char> rest)
    {
        int length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] == '_'))
            length++;
        if (length == 0 || char.IsAsciiDigit(rest[0]))
            return null;
        string word = rest[..length].ToString();
        rest = rest[length..];
        return word;
    }

    private static string? Quoted(ref ReadOnlySpan<char> rest)
    {
        var name = new StringBuilder();
        for (int i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '"' && !rest[(i + 1)..].StartsWith('"'))
            {
                rest = rest[(i + 1)..];
                return name.ToString();
            }

            if (char.IsControl(rest[i]))
                return null;
            name.Append(rest[i]);
            i += rest[i] == '"' ? 1 : 0;
        }

        return null;
    }
}
