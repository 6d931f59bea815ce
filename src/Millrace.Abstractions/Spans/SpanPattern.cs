using System.Collections.Immutable;

namespace Millrace;

/// <summary>
/// The paths of files that come span by span: <c>sales/{yyyy}/{MM}/{dd}.csv</c>, <c>span-{span}/v{version}/*.parquet</c>. A span is a number,
/// <c>{span}</c>, of as many digits as there are, or of exactly five as <c>{span:5}</c>; or a time, <c>{yyyy}</c> with <c>{MM}</c> (also <c>{mm}</c>),
/// <c>{dd}</c> and <c>{hh}</c> as far as it goes, in any order. <c>{version}</c> counts up where a span is delivered again. A <c>*</c> stands for part of a
/// name, for as little of it as fits, and so for several files of one span; at the beginning of a name it stands for no dot. Braces of a name are written
/// twice. Folders are parted by slashes, on Windows by backslashes too. Names are compared as the file system compares them.
/// </summary>
public sealed class SpanPattern
{
    private readonly ImmutableArray<PatternSegment> _segments;
    private readonly string _root;
    private readonly SpanFolders _folders;

    private SpanPattern(string text, string root, ImmutableArray<PatternSegment> segments, SpanUnit unit, SpanFolders folders)
    {
        Text = text;
        _root = root;
        _segments = segments;
        Unit = unit;
        _folders = folders;
        HasVersions = segments.Any(static segment => segment.Parts.Any(static part => part.Kind == PatternPartKind.Version));
    }

    /// <summary>The text of the pattern.</summary>
    public string Text { get; }

    /// <summary>What one span is.</summary>
    public SpanUnit Unit { get; }

    /// <summary>Whether spans have versions.</summary>
    public bool HasVersions { get; }

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As the class describes it; relative to the current folder or not.</param>
    /// <exception cref="FormatException">It is none; the message says why, and what may be written.</exception>
    public static SpanPattern Parse(string text) => Parse(text, SpanFolders.Real);

    /// <summary>Looks for the files of the spans that are wanted, in those folders only that may hold some.</summary>
    /// <param name="wanted">Which spans.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The spans in their order, at least one.</returns>
    /// <exception cref="FormatException">The selection speaks of other spans than the pattern has.</exception>
    /// <exception cref="SpanException">
    /// There are none; a name holds no date of the calendar; or two files claim to be the same span, as <c>7.csv</c> and <c>07.csv</c> do.
    /// </exception>
    public ImmutableArray<SpanFiles> Find(SpanSelection wanted, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        SpanRange range = wanted.For(Unit, HasVersions);
        ImmutableArray<SpanFiles> found = Find(range, cancellation);
        return found.Length > 0 ? found : throw Nothing(wanted, range, cancellation);
    }

    /// <summary>The path of a span's file; a star stays one.</summary>
    /// <param name="span">The span.</param>
    /// <param name="version">Its version; null where the pattern has none.</param>
    /// <exception cref="ArgumentException">The span is none of the pattern's, or lacks its version.</exception>
    public string Format(SpanId span, long? version = null)
    {
        if (span.Unit != Unit || version is null == HasVersions || version < 0)
            throw new ArgumentException($"{Text} names a {Unit.ToString().ToLowerInvariant()} {(HasVersions ? "with" : "without")} a version.", nameof(span));
        var values = PatternValues.Of(span, version);
        return _root + string.Join('/', _segments.Select(segment => segment.Format(values)));
    }

    /// <summary>The full path of the folder below which its files lie, whatever their spans.</summary>
    public string Folder => Path.GetFullPath(_root.Length == 0 ? "." : _root);

    /// <summary>Whether a file is one of its files, of whatever span. The file need not be there.</summary>
    /// <param name="path">The full path of a file.</param>
    public bool Fits(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string[] names = Path.GetRelativePath(Folder, path).Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        if (names.Length != _segments.Length)
            return false;
        PatternValues values = default;
        for (int i = 0; i < names.Length; i++)
        {
            if (!_segments[i].TryMatch(names[i], _folders.Comparison, ref values))
                return false;
        }

        return values.Range(Unit) is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static SpanPattern Parse(string text, SpanFolders folders)
    {
        ArgumentNullException.ThrowIfNull(text);
        (ImmutableArray<PatternSegment> segments, SpanUnit unit) = new PatternParser(text, folders.IsWindows).Parse();
        int known = 0;
        while (segments[known].IsLiteral)
            known++;
        string root = string.Concat(segments.Take(known).Select(static segment => segment.Literal + "/"));
        return new SpanPattern(text, root, segments[known..], unit, folders);
    }

    private ImmutableArray<SpanFiles> Find(SpanRange range, CancellationToken cancellation)
    {
        try
        {
            List<FoundFile> files = new SpanWalk(Text, _segments, Unit, _folders, range, cancellation).Look(_root, 0, default);
            IEnumerable<SpanFiles> spans = files.GroupBy(file => file.Values.Span(Unit)).OrderByDescending(static span => span.Key)
                .Take(range.Last).Select(span => LatestOf(span.Key, span)).Reverse();
            return [.. spans];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SpanException($"{Text}: the files cannot be listed: {error.Message}", error);
        }
    }

    private SpanFiles LatestOf(SpanId span, IEnumerable<FoundFile> files)
    {
        IEnumerable<FoundFile> ofLatest = files.GroupBy(static file => file.Values.Version).MaxBy(static version => version.Key)!;
        FoundFile[] latest = [.. ofLatest.OrderBy(static file => file.Path, StringComparer.Ordinal)];
        var found = new SpanFiles(span, latest[0].Values.Version, [.. latest.Select(static file => file.Path)]);
        FoundFile other = latest.FirstOrDefault(file => file.Values.Digits != latest[0].Values.Digits);
        return other.Path is null ? found : throw new SpanException(
            $"{Text}: {latest[0].Path} and {other.Path} both say that they are {found.Name}. "
            + "Move one of them away, or say how many digits there are, as in {span:5}.");
    }

    private SpanException Nothing(SpanSelection wanted, SpanRange range, CancellationToken cancellation)
    {
        string where = $"\"{Text}\" has no file for \"{wanted}\"";
        ImmutableArray<SpanFiles> all = Find(SpanRange.All, cancellation);
        if (all.IsEmpty)
        {
            string folder = Path.GetFullPath(_root.Length == 0 ? "." : _root);
            return new SpanException($"{where}, nor for any other span: "
                + (_folders.Exists(folder, file: false) ? $"nothing in {folder} fits it." : $"there is no folder {folder}."));
        }

        string[] nearest =
        [
            .. all.LastOrDefault(span => span.Span.Value < range.Low) is { } before ? [$"before it {before.Name}"] : Array.Empty<string>(),
            .. all.FirstOrDefault(span => span.Span.Value >= range.High) is { } after ? [$"after it {after.Name}"] : Array.Empty<string>(),
        ];
        return new SpanException(nearest.Length > 0
            ? $"{where}. The nearest are {string.Join(" and ", nearest)}."
            : $"{where}. There are {all[0].Name} to {all[^1].Name}.");
    }
}
