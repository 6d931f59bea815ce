using System.Globalization;

namespace Millrace;

/// <summary>
/// Which spans are wanted, as a text: <c>all</c>; <c>latest</c>; <c>last 30</c>, the last 30 that are there; one, such as <c>17</c> or <c>2011-03-01</c>;
/// a range with both its ends, <c>5..17</c>, <c>2011-01-01..2011-02-28</c>, of which one may be left out. A year, month or day also stands for all spans
/// within it: <c>2011-03</c>, <c>2011-01..2011-02</c>. Of each span the latest version is meant, or, with <c>v1</c> at the end, that one: <c>last 30 v1</c>.
/// </summary>
public sealed class SpanSelection
{
    private const string Help =
        "write all, latest, last 30, one span (17, 2011-03-01), or a range (5..17, 2011-01-01..2011-02-28, 2011-01..), "
        + "with v2 behind it for another version than the latest";

    private readonly string _text;
    private readonly SpanBound? _from;
    private readonly SpanBound? _to;
    private readonly int _last;
    private readonly long? _version;

    private SpanSelection(string text, SpanBound? from, SpanBound? to, int last, long? version)
    {
        _text = text;
        _from = from;
        _to = to;
        _last = last;
        _version = version;
    }

    /// <summary>All spans, each in its latest version.</summary>
    public static SpanSelection All { get; } = new("all", null, null, int.MaxValue, null);

    /// <summary>The last span, in its latest version.</summary>
    public static SpanSelection Latest { get; } = new("latest", null, null, 1, null);

    /// <summary>Reads a selection.</summary>
    /// <param name="text">As the class describes it; case and spaces around it do not count.</param>
    /// <exception cref="FormatException">It is none; the message says what may be written.</exception>
    public static SpanSelection Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        long? version = null;
        if (words.Length > 1 && words[^1] is ['v' or 'V', .. string digits])
        {
            version = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw Wrong(text);
            words = words[..^1];
        }

        return words switch
        {
            [string all] when Is(all, "all") => new SpanSelection(text, null, null, int.MaxValue, version),
            [string latest] when Is(latest, "latest") => new SpanSelection(text, null, null, 1, version),
            [string last, string count] when Is(last, "last") && CountOf(count) is int number => new SpanSelection(text, null, null, number, version),
            [string range] => OfRange(text, range.Split(".."), version),
            _ => throw Wrong(text),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>What it means for a pattern.</summary>
    /// <param name="unit">What a span of the pattern is.</param>
    /// <param name="hasVersions">Whether its spans have versions.</param>
    /// <exception cref="FormatException">It speaks of other spans, or of versions that there are none of.</exception>
    internal SpanRange For(SpanUnit unit, bool hasVersions)
    {
        if (_version is not null && !hasVersions)
            throw new FormatException($"\"{_text}\" asks for a version, and the pattern has no {{version}}.");
        long low = _from?.For(unit).Low ?? 0, high = _to?.For(unit).High ?? long.MaxValue;
        return low < high ? new SpanRange(low, high, _last, _version) : throw new FormatException($"\"{_text}\" is empty: it ends before it begins.");
    }

    private static SpanSelection OfRange(string text, string[] ends, long? version)
    {
        SpanBound?[] bounds = [.. ends.Select(static end => end.Length == 0 ? null : new SpanBound(end))];
        bool isSound = bounds.All(static bound => bound is null or { IsSound: true }) && bounds.Any(static bound => bound is not null);
        return isSound && bounds.Length <= 2 ? new SpanSelection(text, bounds[0], bounds[^1], int.MaxValue, version) : throw Wrong(text);
    }

    private static int? CountOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 ? count : null;

    private static bool Is(string word, string name) => word.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static FormatException Wrong(string text) => new($"\"{text}\" says of no spans that they are wanted: {Help}.");
}
