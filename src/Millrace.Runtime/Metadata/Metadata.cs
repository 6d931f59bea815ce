using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What a store knows of runs, steps and artifacts. Safe for several threads; what other processes commit shows at the next call.</summary>
public sealed class Metadata
{
    private const int MostSchemas = 1000;

    private readonly IMetadataStore _store;
    private readonly IRunQueries _runs;
    private readonly IStepQueries _steps;
    private readonly IArtifactQueries _artifacts;
    private readonly IArtifactSearch _search;

    /// <summary>There are few schemas, and a digest stands for one forever.</summary>
    private readonly ConcurrentDictionary<string, ArtifactSchema> _schemas = new(StringComparer.Ordinal);

    internal Metadata(IMetadataStore store)
    {
        _store = store;
        _runs = store.RunQueries;
        _steps = store.StepQueries;
        _artifacts = store.ArtifactQueries;
        _search = store.ArtifactSearch;
    }

    /// <summary>Why a run of this program is lost that no longer goes on in the metadata.</summary>
    internal RunLostException LossOf(RunTicket run)
    {
        try
        {
            return RunLostException.Of(run.RunId, _runs.Find(run.Number)?.Status);
        }
        catch (Exception exception) when (exception is MillraceException or ObjectDisposedException)
        {
            return new RunLostException(run.RunId);
        }
    }

    /// <summary>The runs, newest first, a page at a time.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="before">The run after which to go on: the last one of the page before; null for the first page.</param>
    /// <param name="filter">Which runs are wanted; null for all.</param>
    /// <exception cref="MillraceException"><paramref name="before"/> is no run.</exception>
    public ImmutableArray<RunSummary> ListRuns(int count = 20, string? before = null, RunFilter? filter = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _runs.List(filter ?? RunFilter.All, count, before);
    }

    /// <summary>All runs that are wanted, newest first, read a page at a time as they are asked for: as many as there are, in little memory.</summary>
    /// <param name="filter">Which runs are wanted; null for all.</param>
    public IEnumerable<RunSummary> EnumerateRuns(RunFilter? filter = null)
    {
        const int Page = 100;
        long? before = null;
        do
        {
            (ImmutableArray<RunSummary> page, before) = _runs.Page(filter ?? RunFilter.All, Page, before);
            foreach (RunSummary run in page)
                yield return run;
        }
        while (before is not null);
    }

    /// <summary>Finds a run.</summary>
    /// <param name="reference">A run's identity, a beginning of it that no other run has, or <c>last</c> for the newest.</param>
    /// <returns>The run's identity.</returns>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public string ResolveRun(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return _runs.Resolve(reference);
    }

    /// <summary>All that is recorded of a run, as it is at one moment.</summary>
    /// <param name="reference">A run's identity, an unambiguous beginning of it, or <c>last</c>.</param>
    /// <param name="withItems">Whether the steps that ran for items of maps are wanted, too.</param>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public RunRecord GetRun(string reference, bool withItems = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        using IMetadataView view = _store.OpenView();
        return RunReader.Read(view, view.Runs.Resolve(reference), withItems);
    }

    /// <summary>
    /// The compiled plan of a run; null where none was recorded: by earlier versions, or because the program ended right after the run began.
    /// </summary>
    /// <param name="reference">A run's identity, an unambiguous beginning of it, or <c>last</c>.</param>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public RecordedPlan? GetPlan(string reference) => _runs.Plan(ResolveRun(reference));

    /// <summary>Puts runs side by side as they are at one moment: parameters, metrics, data, plans and code.</summary>
    /// <param name="references">The runs, each as in <see cref="ResolveRun"/>; at least one.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public RunComparison CompareRuns(params IReadOnlyCollection<string> references)
    {
        ArgumentNullException.ThrowIfNull(references);
        ArgumentOutOfRangeException.ThrowIfZero(references.Count, nameof(references));
        using IMetadataView view = _store.OpenView();
        return RunComparer.Compare([.. references.Select(each => ComparedRun.Read(view, view.Runs.Resolve(each)))], GetSchema);
    }

    /// <summary>The steps that ran for items of maps in a run, by map and item; their names tell: <c>parts[17].train</c>.</summary>
    /// <param name="reference">A run's identity, an unambiguous beginning of it, or <c>last</c>.</param>
    /// <exception cref="MillraceException">There is no such run, or several.</exception>
    public ImmutableArray<StepRecord> GetItems(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        using IMetadataView view = _store.OpenView();
        string runId = view.Runs.Resolve(reference);
        return RunReader.Items(view, runId, view.Runs.Summary(runId).Status);
    }

    /// <summary>The steps that ran for one item.</summary>
    internal ImmutableArray<StepRecord> StepsOfItem(string runId, string map, int index) =>
        _steps.OfItems(runId, FormattableString.Invariant($"{map}[{index}]."));

    internal List<(ArtifactRecord Artifact, string Place)> PlacedArtifacts() => _artifacts.Placed();

    internal HashSet<string> ArtifactDigests() => _artifacts.Digests();

    /// <summary>Finds an artifact.</summary>
    /// <param name="reference">
    /// <c>run/step/output</c>, where run is as in <see cref="ResolveRun"/> and the output may be left out where the step has but one; or a
    /// beginning of a digest, at least 4 digits, that no other artifact has.
    /// </param>
    /// <exception cref="MillraceException">There is no such artifact, or several.</exception>
    public ArtifactRecord ResolveArtifact(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        string[] parts = reference.Split('/');
        return parts.Length switch
        {
            1 => _artifacts.ByDigest(reference),
            2 => _artifacts.ByPlace(ResolveRun(parts[0]), parts[1], null),
            3 => _artifacts.ByPlace(ResolveRun(parts[0]), parts[1], parts[2]),
            _ => throw new MillraceException(
                $"'{reference}' names no artifact: write run/step/output, such as last/split-trips/train, or the beginning of a digest."),
        };
    }

    /// <summary>A recorded schema of tables; null where there is none of that digest.</summary>
    /// <param name="digest">Its digest, as <see cref="ArtifactRecord.Schema"/> has it.</param>
    /// <exception cref="MillraceException">Its text in the metadata is damaged.</exception>
    public ArtifactSchema? GetSchema(string digest)
    {
        ArgumentNullException.ThrowIfNull(digest);
        if (_schemas.TryGetValue(digest, out ArtifactSchema? known))
            return known;
        if (_artifacts.Schema(digest) is not { } schema)
            return null;
        if (_schemas.Count >= MostSchemas)
            _schemas.Clear();
        return _schemas[digest] = schema;
    }

    /// <summary>The schema that an artifact had when it was stored; null for what is no table, and where none was recorded.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <exception cref="MillraceException">Its text in the metadata is damaged.</exception>
    public ArtifactSchema? GetSchema(ArtifactRecord artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return artifact.Table ?? (artifact.Schema is { } digest ? GetSchema(digest) : null);
    }

    /// <summary>The latest run that shows an artifact as a result, the step and the output, as <see cref="ResolveArtifact"/> takes them; null where none does.</summary>
    /// <param name="artifact">The artifact.</param>
    public string? PlaceOf(ArtifactRecord artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return _artifacts.PlaceOf(artifact);
    }

    /// <summary>The stored artifacts, those that were stored last first, a page at a time.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="before">The artifact after which to go on: the last one of the page before; null for the first page.</param>
    /// <param name="filter">Which artifacts are wanted; null for all.</param>
    /// <exception cref="MillraceException"><paramref name="before"/> is not in the store, or there is no such run.</exception>
    public ImmutableArray<PlacedArtifact> ListArtifacts(int count = 20, ArtifactRecord? before = null, ArtifactFilter? filter = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _search.Find(Resolved(filter), count, before);
    }

    /// <summary>All stored artifacts that are wanted, those that were stored last first, read a page at a time as they are asked for.</summary>
    /// <param name="filter">Which artifacts are wanted; null for all.</param>
    /// <exception cref="MillraceException">There is no such run.</exception>
    public IEnumerable<PlacedArtifact> EnumerateArtifacts(ArtifactFilter? filter = null)
    {
        const int Page = 100;
        ArtifactFilter wanted = Resolved(filter);
        long? before = null;
        do
        {
            (ImmutableArray<PlacedArtifact> page, before) = _search.Page(wanted, Page, before);
            foreach (PlacedArtifact artifact in page)
                yield return artifact;
        }
        while (before is not null);
    }

    private ArtifactFilter Resolved(ArtifactFilter? filter) =>
        filter is { Run: { } run } ? filter with { Run = ResolveRun(run) } : filter ?? ArtifactFilter.All;
}
