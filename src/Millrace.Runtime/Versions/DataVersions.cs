using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Millrace.Runtime;

/// <summary>
/// The versions of data that the runs of a store have seen: of files from outside, by where they lie, and of inputs and outputs of steps. A version is what
/// was there at one time, whoever saw it and how often. Safe for several threads; what other processes commit shows at the next call.
/// </summary>
public sealed class DataVersions
{
    private const int LeastDigits = 4;
    private const int MostTables = 8;

    private readonly IVersionQueries _queries;
    private readonly Store _store;

    internal DataVersions(IVersionQueries queries, Store store)
    {
        _queries = queries;
        _store = store;
    }

    /// <summary>The versions of a file, a folder or a pattern of files, the one that was seen last first, a page at a time.</summary>
    /// <param name="path">A path, relative to the current folder or not, or a pattern as <see cref="SpanPattern"/> reads it.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="before">The beginning of the digest of the version after which to go on: the last one of the page before; null for the first page.</param>
    /// <exception cref="MillraceException">No recorded run has read it, or <paramref name="before"/> is none of its versions.</exception>
    public ImmutableArray<DataVersion> Log(string path, int count = 20, string? before = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Page(SeenAt(path), count, before, path);
    }

    /// <summary>The versions of what a pipeline took in or made, the one that was seen last first, a page at a time.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="input">A source as <c>step.parameter</c>, or an output as <c>step/output</c>.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="before">The beginning of the digest of the version after which to go on; null for the first page.</param>
    /// <exception cref="MillraceException">The pipeline has no such input in its recorded runs; the message proposes one.</exception>
    public ImmutableArray<DataVersion> Log(string pipeline, string input, int count = 20, string? before = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        IEnumerable<SeenData> seen = SeenAs(pipeline, input);
        return seen.Any() ? Page(seen, count, before, input) : throw Unknown(pipeline, input);
    }

    /// <summary>Finds a version of files from outside.</summary>
    /// <param name="reference">
    /// <c>PATH@DIGEST</c> or <c>PATH@RUN</c>, where the digest may be cut after four digits or more and the run is as in <see cref="Metadata.ResolveRun"/>;
    /// <c>sha256:DIGEST</c> for one file wherever it lay.
    /// </param>
    /// <returns>The version; null where the text has neither form.</returns>
    /// <exception cref="MillraceException">There is no such version, or several.</exception>
    public DataVersion? Find(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        const string Scheme = "sha256:";
        if (reference.StartsWith(Scheme, StringComparison.Ordinal))
            return Describe(OfContent(reference[Scheme.Length..]));
        int at = reference.LastIndexOf('@');
        return at > 0 ? Describe(OfPath(reference[..at], reference[(at + 1)..])) : null;
    }

    /// <summary>Whether the store has copies of all files of a version.</summary>
    /// <param name="version">A version of files from outside.</param>
    public bool IsKept(DataVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Output is null && _store.Keeper.AreKept(version.Sources);
    }

    /// <summary>SHA-256 of what a file holds now, in hexadecimal digits. One that has not changed since a run read it is not read again.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public string DigestOf(string path, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        _store.Sources.Hash(Path.GetFullPath(path), digest, cancellation);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>
    /// Copies files from outside into the store, so that this version can be had again whatever becomes of them: those that recorded runs have read and that
    /// still hold what was read. The copies stay for as long as a run is recorded that read such content.
    /// </summary>
    /// <param name="path">A file, a folder, or a pattern of files.</param>
    /// <param name="progress">Told of the bytes that are done, from several threads; null for nobody.</param>
    /// <param name="cancellation">Ends the work early; what was kept until then stays kept.</param>
    /// <exception cref="MillraceException">There is no such file, or it cannot be read.</exception>
    public Task<KeptFiles> KeepAsync(string path, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(() => new PresentFiles(_store).KeepAsync(path, progress, cancellation), cancellation);
    }

    /// <summary>
    /// Copies a version of files from outside into a folder: from the copies in the store, from where the files lay, or from where else runs have read the same
    /// content. The folder appears whole, with files of the right content, or not at all.
    /// </summary>
    /// <param name="version">The version.</param>
    /// <param name="folder">The folder's path.</param>
    /// <param name="replace">Whether the folder may hold something, which is then removed.</param>
    /// <param name="progress">Told of the bytes that are done, from several threads; null for nobody.</param>
    /// <param name="cancellation">Ends the work early; no folder appears.</param>
    /// <exception cref="MillraceException">A content is nowhere to be found, or the folder holds something or cannot be written.</exception>
    public Task<DataCheckout> CheckOutAsync(
        DataVersion version, string folder, bool replace, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Output is { } output
            ? CheckOutAsync(output, folder, replace, progress, cancellation)
            : CheckOutAsync(() => new CheckoutPlanner(_store, _queries).Plan(version), folder, replace, progress, cancellation);
    }

    /// <summary>Copies the files of an artifact into a folder; of a collection those of each item into a folder of its position.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="folder">The folder's path. It appears whole, with files of the right content, or not at all.</param>
    /// <param name="replace">Whether the folder may hold something, which is then removed.</param>
    /// <param name="progress">Told of the bytes that are done, from several threads; null for nobody.</param>
    /// <param name="cancellation">Ends the work early; no folder appears.</param>
    /// <exception cref="MillraceException">It has no files, or they are gone or damaged, or the folder holds something or cannot be written.</exception>
    public Task<DataCheckout> CheckOutAsync(
        ArtifactRecord artifact, string folder, bool replace, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return CheckOutAsync(() => new CheckoutPlanner(_store, _queries).Plan(artifact), folder, replace, progress, cancellation);
    }

    private Task<DataCheckout> CheckOutAsync(
        Func<CheckoutPlan> plan, string folder, bool replace, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Task.Run(() => new Checkout(_store.Path, folder, replace, progress).RunAsync(plan, cancellation), cancellation);
    }

    /// <summary>How the columns of the tables of two versions differ; null where the store has no schema of one of them.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    public SchemaDifference? CompareSchemas(DataVersion before, DataVersion after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return before.Table is { } earlier && after.Table is { } later
            && _store.Metadata.GetSchema(earlier) is { } first && _store.Metadata.GetSchema(later) is { } second
            ? SchemaDifference.Between(first, second)
            : null;
    }

    private static bool IsDigest(string text) => text.Length >= LeastDigits && text.All(char.IsAsciiHexDigit);

    private ImmutableArray<DataVersion> Page(IEnumerable<SeenData> seen, int count, string? before, string what)
    {
        if (before is not null)
        {
            // One version may be the beginning of nothing else: the page after it begins behind it.
            SeenData[] rest = [.. seen.SkipWhile(each => !Begins(each.Digest, before))];
            seen = rest.Length > 0 ? rest.Skip(1) : throw new MillraceException($"{what} has no version '{before}' after which to go on.");
        }

        return [.. seen.Take(count).Select(Describe)];
    }

    private static bool Begins(string digest, string prefix) => prefix.Length > 0 && digest.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private SeenData[] SeenAt(string path)
    {
        (Dictionary<long, DataFile> files, string root) = DataScope.Parse(path).Find(_queries);
        return files.Count > 0 ? Seen(_queries.ReadingsOf(files.Keys), files, root) : throw Unread(path);
    }

    private IEnumerable<SeenData> SeenAs(string pipeline, string input)
    {
        if (input.LastIndexOf('/') is > 0 and var slash)
        {
            return _queries.OutputsOf(pipeline, input[..slash], input[(slash + 1)..])
                .Select(static each => new SeenData { Output = each.Artifact, First = each.First, Latest = each.Latest, Readings = [each.Latest] });
        }

        if (input.LastIndexOf('.') is not (> 0 and var dot))
            return [];
        List<SourceReading> readings = _queries.ReadingsOf(pipeline, input[..dot], input[(dot + 1)..]);
        return Seen(readings, _queries.Files([.. readings.SelectMany(static each => each.Numbers).Distinct()]), null);
    }

    private static SeenData[] Seen(List<SourceReading> readings, Dictionary<long, DataFile> files, string? root) =>
    [
        .. readings.GroupBy(static each => each.Files, StringComparer.Ordinal).Select(same => new SeenData
        {
            // A file that two parameters name, or a pattern and its folder, is one file.
            Sources = [.. same.First().Numbers.Distinct().Select(number => files[number]).OrderBy(static file => file.Path, StringComparer.Ordinal)],
            Root = root,
            First = same.Min(static each => each.Step),
            Latest = same.First().Latest,
            Readings = [same.First().Latest, .. same.Select(static each => each.Step)],
        }),
    ];

    private SeenData OfPath(string path, string version)
    {
        SeenData[] seen = SeenAt(path);
        SeenData[] found = IsDigest(version) ? [.. seen.Where(each => Begins(each.Digest, version))] : [];
        if (found.Length == 0)
        {
            HashSet<long> readers = _queries.ReadersIn(Run(path, version));
            found = [.. seen.Where(each => each.Readings.Any(readers.Contains))];
        }

        return found switch
        {
            [SeenData only] => only,
            [] => throw new MillraceException($"Run '{version}' did not read {path}. 'data log {path}' lists its versions and the runs that saw them."),
            _ => throw new MillraceException(
                $"'{version}' may be any of several versions of {path}: {string.Join(", ", found.Take(3).Select(static each => each.Digest[..16]))}"
                + $"{(found.Length > 3 ? ", …" : "")}. Write more of the digest."),
        };
    }

    private string Run(string path, string version)
    {
        try
        {
            return _store.Metadata.ResolveRun(version);
        }
        catch (MillraceException exception)
        {
            throw new MillraceException(
                $"{path} has no version '{version}': write the beginning of a digest, at least {LeastDigits} digits, or a run that read it. "
                + $"'data log {path}' lists both.",
                exception);
        }
    }

    private SeenData OfContent(string prefix)
    {
        if (!IsDigest(prefix))
            throw new MillraceException($"'{prefix}' is no beginning of a digest: write at least {LeastDigits} hexadecimal digits.");
        Dictionary<long, DataFile> files = _queries.FilesOf(prefix.ToLowerInvariant());
        DataFile[] contents = [.. files.Values.DistinctBy(static file => file.Digest)];
        if (contents.Length != 1)
        {
            throw new MillraceException(contents.Length == 0
                ? $"No run in the store {_store.Path} has read a file whose SHA-256 begins with '{prefix}'."
                : $"'{prefix}' may be any of several files: {string.Join(", ", contents.Take(3).Select(static file => $"{file.Digest[..16]} ({file.Path})"))}. "
                    + "Write more of the digest.");
        }

        List<SourceReading> readings = _queries.ReadingsOf(files.Keys);
        return Seen(readings, files, null).First() with { First = readings.Min(static each => each.Step), Sources = [files[readings[0].Numbers[0]]] };
    }

    private DataVersion Describe(SeenData seen) => new()
    {
        Digest = seen.Digest,
        Files = seen.Output?.Files ?? seen.Sources.Length,
        Bytes = seen.Output?.Bytes ?? seen.Sources.Sum(static file => file.Bytes),
        FirstSeen = _queries.Sighting(seen.First),
        LastSeen = _queries.Sighting(seen.Latest),
        Table = seen.Output is { } output
            ? (output.Rows is not null && !output.IsCollection ? output : null)
            : seen.Readings.Distinct().Take(MostTables).Select(_queries.TableOf).FirstOrDefault(static table => table is not null),
        Sources = seen.Sources,
        Output = seen.Output,
        Root = seen.Output is null ? seen.Root ?? SourceSet.CommonFolder(seen.Sources) : null,
    };

    private MillraceException Unread(string path) => new(
        $"No run in the store {_store.Path} has read {path}.{NearestName.Proposal(System.IO.Path.GetFullPath(path), Near(path))}");

    /// <summary>Late paths of the same name or in the same folder, so that a proposal is no list of everything.</summary>
    private IEnumerable<string> Near(string path)
    {
        const int Late = 1000, Shown = 5;
        string full = System.IO.Path.GetFullPath(path);
        string[] late = [.. _queries.LatePaths(Late).Distinct(StringComparer.Ordinal)];
        string[] near =
        [
            .. late.Where(each => System.IO.Path.GetFileName(each) == System.IO.Path.GetFileName(full)
                || System.IO.Path.GetDirectoryName(each) == System.IO.Path.GetDirectoryName(full)),
        ];
        return near.Length > 0 ? near.Take(Late) : late.Take(Shown);
    }

    private MillraceException Unknown(string pipeline, string input)
    {
        List<string> pipelines = _queries.Pipelines();
        if (!pipelines.Contains(pipeline))
            return new MillraceException($"No pipeline '{pipeline}' has run in the store {_store.Path}.{NearestName.Proposal(pipeline, pipelines)}");
        return new MillraceException(
            $"The runs of pipeline '{pipeline}' have no input '{input}': write a source as step.parameter, or an output as step/output."
            + NearestName.Proposal(input, _queries.InputsOf(pipeline)));
    }

    /// <summary>A version before it is looked at closely.</summary>
    private sealed record SeenData
    {
        private string? _digest;

        public ImmutableArray<DataFile> Sources { get; init; } = [];

        public ArtifactRecord? Output { get; init; }

        public string? Root { get; init; }

        public required long First { get; init; }

        public required long Latest { get; init; }

        /// <summary>The step that saw it last, and those that read it.</summary>
        public required ImmutableArray<long> Readings { get; init; }

        public string Digest => _digest ??= Output?.Digest ?? SourceSet.DigestOf(Sources);
    }
}
