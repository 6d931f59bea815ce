using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Millrace;

/// <summary>Reads the text of a pattern.</summary>
/// <param name="text">The text.</param>
/// <param name="isWindows">Whether a backslash parts folders too.</param>
internal sealed class PatternParser(string text, bool isWindows)
{
    private const string Known = "{span}, {version}, {yyyy}, {MM}, {dd}, {hh} and * may stand there";
    private const int MostWidth = 18;

    private readonly List<PatternSegment> _segments = [];
    private readonly List<PatternPart> _parts = [];
    private readonly StringBuilder _literal = new();
    private readonly HashSet<PatternPartKind> _seen = [];

    /// <summary>Reads it.</summary>
    /// <returns>The names on the way, at least one of them no literal, and what a span is.</returns>
    /// <exception cref="FormatException">It is no pattern.</exception>
    public (ImmutableArray<PatternSegment> Segments, SpanUnit Unit) Parse()
    {
        for (int at = 0; at < text.Length;)
            at = ReadNext(at);
        EndSegment();
        SpanUnit unit = Unit();
        if (_segments[^1].Parts.IsEmpty)
            throw Wrong("it ends with a folder: end it with the names of files, such as *.csv");
        return ([.. _segments], unit);
    }

    private int ReadNext(int at)
    {
        char next = text[at];
        if (next == '/' || (isWindows && next == '\\'))
        {
            EndSegment();
            return at + 1;
        }

        if (next is '{' or '}' && at + 1 < text.Length && text[at + 1] == next)
        {
            _literal.Append(next);
            return at + 2;
        }

        if (next == '}')
            throw Wrong("there is a } without its {; a brace of a name is written twice");
        if (next == '*')
        {
            Add(new PatternPart(PatternPartKind.Star, "*"));
            return at + 1;
        }

        if (next != '{')
        {
            _literal.Append(next);
            return at + 1;
        }

        int end = text.IndexOf('}', at);
        if (end < 0)
            throw Wrong("there is a { without its }; a brace of a name is written twice");
        Add(ReadPart(text[(at + 1)..end]));
        return end + 1;
    }

    private PatternPart ReadPart(string name)
    {
        string[] halves = name.Split(':');
        int width = 0;
        if (halves.Length > 1 && (halves.Length > 2 || halves[0] is not ("span" or "version")
            || !int.TryParse(halves[1], NumberStyles.None, CultureInfo.InvariantCulture, out width) || width is < 1 or > MostWidth))
        {
            throw Wrong($"{{{name}}} is no part: after a colon {{span}} and {{version}} take a number of digits from 1 to 18, the others nothing");
        }

        return halves[0] switch
        {
            "span" => new PatternPart(PatternPartKind.Span, "{span}", width),
            "version" => new PatternPart(PatternPartKind.Version, "{version}", width),
            "yyyy" => new PatternPart(PatternPartKind.Year, "{yyyy}", 4),
            "MM" or "mm" => new PatternPart(PatternPartKind.Month, "{MM}", 2),
            "dd" => new PatternPart(PatternPartKind.Day, "{dd}", 2),
            "hh" or "HH" => new PatternPart(PatternPartKind.Hour, "{hh}", 2),
            _ => throw Wrong($"{{{name}}} is no part: {Known}"),
        };
    }

    private void Add(PatternPart part)
    {
        if (part.IsNumber && !_seen.Add(part.Kind))
            throw Wrong($"{part.Text} stands there twice: write * where it is told again");
        PatternPart? before = _literal.Length > 0 || _parts.Count == 0 ? null : _parts[^1];
        if (before is { Kind: PatternPartKind.Star })
        {
            throw Wrong(part.Kind == PatternPartKind.Star
                ? "** stands for nothing: a * stands for part of a name, folders are told one by one"
                : $"nobody can tell where {part.Text} begins behind a *: put a character between them");
        }

        if (part.IsNumber && before is { IsNumber: true, Width: 0 } open)
        {
            throw Wrong($"nobody can tell where {open.Text} ends and {part.Text} begins: put a character between them, "
                + "or say how many digits there are, as in {span:5}");
        }

        EndLiteral();
        _parts.Add(part);
    }

    private void EndLiteral()
    {
        if (_literal.Length == 0)
            return;
        if (char.IsAsciiDigit(_literal[0]) && _parts is [.., { IsNumber: true, Width: 0 } open])
            throw Wrong($"nobody can tell where {open.Text} ends, because a digit follows: put another character between them");
        _parts.Add(new PatternPart(PatternPartKind.Literal, _literal.ToString()));
        _literal.Clear();
    }

    private void EndSegment()
    {
        EndLiteral();
        _segments.Add(new PatternSegment([.. _parts]));
        _parts.Clear();
    }

    private SpanUnit Unit()
    {
        bool hasDate = _seen.Overlaps([PatternPartKind.Year, PatternPartKind.Month, PatternPartKind.Day, PatternPartKind.Hour]);
        if (_seen.Contains(PatternPartKind.Span))
            return hasDate ? throw Wrong("a span is a number or a date: leave out {span} or the parts of the date") : SpanUnit.Number;
        if (!hasDate)
        {
            throw Wrong(_seen.Contains(PatternPartKind.Version)
                ? "{version} is the version of a span: say with {span}, or {yyyy}, {MM} and {dd}, where the span is"
                : $"it names no span: {Known}, and {{span}} or {{yyyy}} has to");
        }

        SpanUnit unit = SpanUnit.Number;
        for (PatternPartKind kind = PatternPartKind.Hour; kind >= PatternPartKind.Year; kind--)
        {
            if (_seen.Contains(kind) && unit == SpanUnit.Number)
                unit = kind - PatternPartKind.Year + SpanUnit.Year;
            else if (!_seen.Contains(kind) && unit != SpanUnit.Number)
                throw Wrong($"{Name(unit)} is told without {Name(kind - PatternPartKind.Year + SpanUnit.Year)}");
        }

        return unit;
    }

    private static string Name(SpanUnit unit) => unit switch
    {
        SpanUnit.Year => "{yyyy}",
        SpanUnit.Month => "{MM}",
        SpanUnit.Day => "{dd}",
        _ => "{hh}",
    };

    private FormatException Wrong(string what) => new($"\"{text}\" is no pattern of spans: {what}.");
}
