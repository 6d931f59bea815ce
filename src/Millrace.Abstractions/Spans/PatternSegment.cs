using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Millrace;

/// <summary>The name of a file or folder within a pattern.</summary>
/// <param name="Parts">Its parts.</param>
internal sealed record PatternSegment(ImmutableArray<PatternPart> Parts)
{
    private const int MostDigits = 18;

    /// <summary>Whether only one name fits.</summary>
    public bool IsLiteral => Parts.All(static part => part.Kind == PatternPartKind.Literal);

    /// <summary>The name of a literal.</summary>
    public string Literal => string.Concat(Parts.Select(static part => part.Text));

    /// <summary>Whether a name fits, and what it says; each star takes as little as it can.</summary>
    public bool TryMatch(string name, StringComparison comparison, ref PatternValues values)
    {
        // As in shells: what begins with a dot is hidden, and more often than not somebody's unfinished file.
        if (name.StartsWith('.') && Parts is [{ Kind: PatternPartKind.Star }, ..])
            return false;
        return TryMatch(name, 0, 0, comparison, ref values);
    }

    /// <summary>The name for some values; stars stay.</summary>
    public string Format(PatternValues values)
    {
        var text = new StringBuilder();
        foreach (PatternPart part in Parts)
        {
            if (part.IsNumber)
                text.Append(values.Of(part.Kind).ToString("D" + part.Width.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
            else
                text.Append(part.Text);
        }

        return text.ToString();
    }

    private bool TryMatch(string name, int part, int at, StringComparison comparison, ref PatternValues values)
    {
        for (; part < Parts.Length; part++)
        {
            PatternPart each = Parts[part];
            if (each.Kind == PatternPartKind.Literal)
            {
                if (!name.AsSpan(at).StartsWith(each.Text, comparison))
                    return false;
                at += each.Text.Length;
            }
            else if (each.Kind == PatternPartKind.Star)
            {
                return TryMatchRest(name, part + 1, at, comparison, ref values);
            }
            else
            {
                ReadOnlySpan<char> digits = Digits(name.AsSpan(at), each.Width);
                if (digits.IsEmpty)
                    return false;
                values = values.With(each.Kind, digits);
                at += digits.Length;
            }
        }

        return at == name.Length;
    }

    private bool TryMatchRest(string name, int part, int at, StringComparison comparison, ref PatternValues values)
    {
        for (int start = at; start <= name.Length; start++)
        {
            PatternValues tried = values;
            if (TryMatch(name, part, start, comparison, ref tried))
            {
                values = tried;
                return true;
            }
        }

        return false;
    }

    /// <summary>The digits of a part: as many as it has, or all that stand there; none where there are too few or too many.</summary>
    private static ReadOnlySpan<char> Digits(ReadOnlySpan<char> text, int width)
    {
        int all = text.IndexOfAnyExceptInRange('0', '9') is int end and >= 0 ? end : text.Length;
        return width > 0 ? all >= width ? text[..width] : [] : all <= MostDigits ? text[..all] : [];
    }
}
