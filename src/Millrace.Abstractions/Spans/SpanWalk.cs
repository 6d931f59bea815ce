using System.Collections.Immutable;

namespace Millrace;

/// <summary>Looks for the files of a pattern, in those folders only that may hold wanted ones.</summary>
/// <param name="pattern">The pattern's text, for messages.</param>
/// <param name="segments">The names on the way.</param>
/// <param name="unit">What a span is.</param>
/// <param name="folders">Where it looks.</param>
/// <param name="range">What is wanted.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class SpanWalk(
    string pattern, ImmutableArray<PatternSegment> segments, SpanUnit unit, SpanFolders folders, SpanRange range, CancellationToken cancellation)
{
    /// <summary>Looks into a folder.</summary>
    /// <param name="folder">The folder's path, with the slash at its end.</param>
    /// <param name="segment">The position of the name that is looked for.</param>
    /// <param name="known">What the names above say.</param>
    /// <returns>The files of the wanted spans, the last spans first, and maybe of some before them.</returns>
    /// <exception cref="SpanException">A name holds a date that no calendar has.</exception>
    public List<FoundFile> Look(string folder, int segment, PatternValues known)
    {
        cancellation.ThrowIfCancellationRequested();
        bool isLast = segment == segments.Length - 1;
        var found = new List<FoundFile>();
        var spans = new HashSet<long>();
        long? low = null;
        foreach ((string path, PatternValues values, long start) in Entries(folder, segment, known, isLast))
        {
            // Those that begin at once may hold the same spans; what begins before holds none of these.
            if (start != low && spans.Count >= range.Last)
                break;
            low = start;
            int count = found.Count;
            if (isLast)
                found.Add(new FoundFile(path, values));
            else
                found.AddRange(Look(path + "/", segment + 1, values));
            for (; count < found.Count && range.Last < int.MaxValue; count++)
                spans.Add(found[count].Values.Span(unit).Value);
        }

        return found;
    }

    private IEnumerable<(string Path, PatternValues Values, long Start)> Entries(string folder, int segment, PatternValues known, bool isLast)
    {
        PatternSegment wanted = segments[segment];
        if (wanted.IsLiteral)
            return folders.Exists(folder + wanted.Literal, isLast) ? [(folder + wanted.Literal, known, 0L)] : [];

        var entries = new List<(string Path, PatternValues Values, long Start)>();
        foreach (string name in folders.List(folder, isLast))
        {
            PatternValues values = known;
            if (!wanted.TryMatch(name, folders.Comparison, ref values) || (range.Version is long version && values.Version is long other && other != version))
                continue;
            (long Low, long High) spans = values.Range(unit)
                ?? throw new SpanException($"{folder}{name} fits {pattern}, but its date is none of the calendar's: rename it, or move it away.");
            if (range.Meets(spans))
                entries.Add((folder + name, values, spans.Low));
        }

        return entries.OrderByDescending(static each => each.Start).ThenBy(static each => each.Path, StringComparer.Ordinal);
    }
}
