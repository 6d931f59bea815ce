using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// A folder that keeps what runs yield: the metadata (what is visible), <c>claims</c> (who computes what at this moment), <c>objects/</c> (contents of
/// artifacts by digest), <c>staging/</c>
/// (temporary files of running steps) and <c>logs/RUN/STEP.log</c>. Several processes may use one folder on a local disk at the same time.
/// </summary>
/// <remarks>
/// A content is saved into staging, written through to the disk, hashed and renamed into objects; only then does one metadata transaction
/// make it visible. Should a power loss undo a rename whose transaction survived, the content is found missing on reuse and the step runs again.
/// </remarks>
public sealed class Store : IAsyncDisposable, IDisposable
{
    /// <summary>The folder's name where none is given.</summary>
    public const string DefaultPath = ".millrace";

    /// <summary>The folder of temporary files, in the store's.</summary>
    internal const string StagingFolder = "staging";

    private readonly Lock _lock = new();
    private readonly IMetadataStore _metadata;
    private readonly bool _isReadOnly;
    private readonly ClaimTable? _claims;
    private StoreOwner? _owner;
    private bool _isDisposed;
    private int _uses;

    /// <param name="path">The folder's full path.</param>
    /// <param name="metadata">What is visible.</param>
    /// <param name="time">The clock.</param>
    /// <param name="claims">Who computes what; null where nothing may be written.</param>
    private Store(string path, IMetadataStore metadata, TimeProvider time, ClaimTable? claims)
    {
        Path = path;
        Time = time;
        _metadata = metadata;
        _isReadOnly = claims is null;
        _claims = claims;
        Metadata = new Metadata(metadata);
        Lineage = new Lineage(metadata.LineageQueries);
        Objects = new ObjectFolders(System.IO.Path.Combine(path, "objects"), () => Owner.Since);
        Artifacts = new StoredArtifacts(Objects, metadata.ArtifactQueries);
        if (!_isReadOnly)
            Objects.Restamped = Restamp;
        Labels = new RunLabels(Metadata, metadata.Labels);
        Program = new ProgramCode(metadata.Code);
        Sources = new SourceFiles(metadata.Sources, metadata.Commits, TimeProvider.System);
        Keeper = new SourceKeeper(Objects, metadata.Kept, () => Owner);
        Versions = new DataVersions(metadata.Versions, this);
        Leases = new RunLeaseKeeper(metadata.Commits, metadata.Runs, time, metadata.KnowsPrograms);
    }

    /// <summary>The folder's full path.</summary>
    public string Path { get; }

    /// <summary>What the store knows of runs, steps and artifacts.</summary>
    public Metadata Metadata { get; }

    /// <summary>What was made from what, across all runs.</summary>
    public Lineage Lineage { get; }

    /// <summary>The versions of data that runs have seen.</summary>
    public DataVersions Versions { get; }

    /// <summary>What people say of runs: which are to be kept, tags, notes.</summary>
    public RunLabels Labels { get; }

    /// <summary>Looks at the metadata itself; null where there is none yet.</summary>
    internal IMetadataIntegrity? OpenIntegrity() => _metadata.OpenIntegrity();

    /// <summary>Removes runs from the metadata.</summary>
    internal IMetadataCollector OpenCollector() => _metadata.OpenCollector();

    internal TimeProvider Time { get; }

    internal ObjectFolders Objects { get; }

    internal StoredArtifacts Artifacts { get; }

    internal CommitQueue Commits => _metadata.Commits;

    internal IRunWriter Runs => _metadata.Runs;

    internal RunLeaseKeeper Leases { get; }

    internal IStepWriter Steps => _metadata.Steps;

    internal ICacheQueries Cache => _metadata.Cache;

    /// <summary>Whole histories, for other systems.</summary>
    internal IHistoryQueries History => _metadata.History;

    internal ICodeCatalog Code => _metadata.Code;

    internal ProgramCode Program { get; }

    internal SourceFiles Sources { get; }

    internal IKeptSources Kept => _metadata.Kept;

    internal SourceKeeper Keeper { get; }

    /// <summary>This opener of the store; made when the first run begins.</summary>
    internal StoreOwner Owner
    {
        get
        {
            if (_isReadOnly)
                throw new InvalidOperationException($"The store {Path} is open for reading only.");
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                return _owner ??= StoreOwner.Create(Staging);
            }
        }
    }

    /// <summary>Who computes what at this moment.</summary>
    internal ClaimTable Claims => _claims ?? throw new InvalidOperationException($"The store {Path} is open for reading only.");

    private string Staging => System.IO.Path.Combine(Path, StagingFolder);

    /// <summary>
    /// Opens a store, and makes it where it does not exist. Runs whose program ended without finishing them are marked interrupted, and the
    /// temporary files of such programs removed.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="MillraceException">The folder is no store, has another format, or cannot be written to.</exception>
    public static Store Open(string path, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        string root = System.IO.Path.GetFullPath(path);
        IMetadataProvider provider = StoreFolder.Check(root, time);
        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException($"The store {root} cannot be made: {exception.Message} Name another folder with --store.", exception);
        }

        IMetadataStore metadata = provider.Open();
        Store store;
        try
        {
            store = new Store(root, metadata, time, StoreFolder.OpenClaims(root, metadata.Transactions));
        }
        catch
        {
            metadata.Dispose();
            throw;
        }

        try
        {
            store.Recover();
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens a store to look at it. Nothing is written, so the folder may be read-only; where no store exists, none is made, and an empty one is shown.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="MillraceException">The folder's metadata is no store's, or has another format.</exception>
    public static Store OpenForReading(string path, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        string root = System.IO.Path.GetFullPath(path);
        IMetadataProvider provider = StoreFolder.Check(root, time);
        return new Store(root, provider.OpenForReading(), time, claims: null);
    }

    /// <summary>Whether a folder holds a store, be it a whole one or not.</summary>
    /// <param name="path">The folder.</param>
    public static bool Exists(string path) => StoreFolder.Exists(System.IO.Path.GetFullPath(path));

    /// <summary>The folder that holds an artifact's files. They must not be changed.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <exception cref="MillraceException">The files are gone or not whole, or there are none: small values and collections have no folder.</exception>
    public string FolderOf(ArtifactRecord artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return Artifacts.FolderOf(artifact);
    }

    /// <summary>The folder that holds an artifact's files, whatever has become of them; null of small values and collections, which have none.</summary>
    /// <param name="artifact">The artifact.</param>
    public string? FindFolder(ArtifactRecord artifact)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        return artifact.IsInline || artifact.IsCollection ? null : Objects.PathOf(artifact.Digest);
    }

    /// <summary>The full path of the log file of a step's latest attempt, also while it runs; null where none has written any.</summary>
    /// <param name="runId">The run's identity.</param>
    /// <param name="step">The step's name.</param>
    public string? FindLog(string runId, string step)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        ArgumentException.ThrowIfNullOrEmpty(step);
        return StepLog.FindLatest(LogFolder(runId), step);
    }

    /// <summary>Opens an artifact. Its files are checked by their number and lengths; steps that read it check their contents as well.</summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="type">Its type.</param>
    /// <param name="services">The application's services.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">It is of another type, or its files are gone or not whole.</exception>
    public async ValueTask<object> LoadAsync(ArtifactRecord artifact, ArtifactType type, IServiceProvider services, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(artifact);
        ArgumentNullException.ThrowIfNull(type);
        if (artifact.Type != type.Type.ToString())
            throw new MillraceException($"The artifact {artifact.Digest[..16]} is a {artifact.DisplayType}, not a {type.DisplayName}.");

        return await Artifacts.OpenAsync(artifact, type, services, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads the contents of all results again and holds each against its digest, looks for contents that belong to none, and holds the metadata against
    /// itself and against the other files of the store. <see cref="StoreHousekeeping.RepairAsync"/> mends what can be mended.
    /// </summary>
    /// <param name="progress">Told of the bytes that were read, from several threads; null for nobody.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Task<StoreVerification> VerifyAsync(IProgress<StepProgress>? progress, CancellationToken cancellation) =>
        new StoreInspector(this, isQuick: false).RunAsync(progress, cancellation);

    /// <summary>
    /// Removes the runs that are not kept, and the contents of artifacts that nothing kept needs. Other processes may run on the store meanwhile: what they
    /// use stays.
    /// </summary>
    /// <param name="retention">Which runs are kept.</param>
    /// <param name="types">The artifact types of the program's pipelines: those that can say so are asked whether what they stand for is still there.</param>
    /// <param name="services">The application's services.</param>
    /// <param name="isDryRun">Whether nothing is removed, and only told what would be.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Task<StoreCollection> CollectAsync(
        StoreRetention retention, IEnumerable<ArtifactType> types, IServiceProvider services, bool isDryRun, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(retention);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(services);
        return new StoreCollector(this).CollectAsync(retention, types, services, isDryRun, cancellation);
    }

    /// <summary>Closes the store and removes its temporary files.</summary>
    public void Dispose()
    {
        Leases.Dispose();

        // Who is no longer an owner counts as dead, so what it still writes comes first.
        Commits.Dispose();
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            if (_owner is StoreOwner owner)
                _claims?.Remove(number => number == owner.Number);
            _owner?.Dispose();
            _owner = null;
        }

        _claims?.Dispose();
        Program.Dispose();
        _metadata.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Opens an artifact for a step that reads it: unlike <see cref="LoadAsync"/>, which looks at the number and lengths of its files alone, this makes
    /// sure of what they hold, once for all steps.
    /// </summary>
    /// <param name="artifact">The artifact.</param>
    /// <param name="type">Its type.</param>
    /// <param name="services">The application's services.</param>
    /// <param name="remedy">What to do where it is damaged: <c>Run with --fresh split-trips to make it anew</c>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">It is of another type, or its files are gone or damaged.</exception>
    internal async Task<object> LoadInputAsync(
        ArtifactRecord artifact, ArtifactType type, IServiceProvider services, string remedy, CancellationToken cancellation)
    {
        // Items are looked at when they are opened.
        if (artifact.IsInline || artifact.IsCollection)
            return await LoadAsync(artifact, type, services, cancellation).ConfigureAwait(false);

        FolderOf(artifact);
        if (!await Task.Run(() => IsSound(artifact, cancellation), cancellation).ConfigureAwait(false))
        {
            throw new MillraceException(
                $"The files of {artifact.DisplayType} {artifact.Digest[..16]} in the store are damaged: "
                + $"they no longer hold what was stored ({Objects.PathOf(artifact.Digest)}). {remedy}.");
        }

        return await LoadAsync(artifact, type, services, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether an artifact's files still hold what its digest stands for.</summary>
    internal bool IsSound(ArtifactRecord artifact, CancellationToken cancellation) => Artifacts.IsSound(artifact, cancellation);

    internal bool IsWhole(ArtifactRecord artifact) => Artifacts.IsWhole(artifact);

    /// <summary>Whether an opener of the store is alive.</summary>
    internal bool IsAlive(string owner) => StoreOwner.IsAlive(Staging, owner);

    /// <inheritdoc cref="IsAlive(string)"/>
    internal bool IsAlive(uint owner) => StoreOwner.IsAlive(Staging, owner);

    internal Attempt BeginAttempt(string runId, long step, int fence) => new(Owner.Folder, runId, step, fence);

    internal string LogFolder(string runId) => System.IO.Path.Combine(Path, "logs", runId);

    /// <summary>
    /// Says that stored results are about to be looked for. What is found until the end of this stays: whoever collects later sees that the store is in use,
    /// and one who has not seen it is waited for.
    /// </summary>
    internal IDisposable BeginUse()
    {
        _ = Owner;
        Interlocked.Increment(ref _uses);
        var use = new StoreUse(() => Interlocked.Decrement(ref _uses));
        try
        {
            _metadata.Transactions.Transaction(0, static _ => 0);
            return use;
        }
        catch
        {
            use.Dispose();
            throw;
        }
    }

    /// <summary>Whether runs go on, or somebody is about to begin one.</summary>
    /// <param name="metadata">The metadata.</param>
    internal bool IsInUse(IMetadataCollector metadata) =>
        Volatile.Read(ref _uses) > 0
        || metadata.HasRunning()
        || StoreOwner.LivesBeside(Staging, Owner.Id);

    /// <summary>Since when the store has been in use without a break: by us from now on, or by somebody else for longer.</summary>
    internal DateTime OldestUse() => StoreOwner.OldestLife(Staging);

    /// <summary>Notes what files look like that were read and found sound, so that the next run need not read them.</summary>
    private void Restamp(string digest, string stamp) => Commits.Post(() => _metadata.ArtifactQueries.Restamp(digest, stamp), static (_, _) => { });

    private void Recover()
    {
        Runs.InterruptRuns();
        Claims.Remove(owner => !IsAlive(owner));
        StoreOwner.RemoveDead(Staging);
    }
}
