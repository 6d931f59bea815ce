namespace Millrace.Runtime;

/// <summary>
/// Metadata in one SQLite file on a local disk: a write-ahead log, one connection that writes, as many that read as are needed. Several processes may use
/// the file.
/// </summary>
internal sealed class SqliteMetadata : IMetadataStore
{
    /// <summary>The file's name in the folder of a store.</summary>
    public const string FileName = "metadata.db";

    private readonly string _file;
    private readonly ReadingPool _reading;
    private readonly string _root;
    private readonly RunLiveness _liveness;

    private SqliteMetadata(Database database, ReadingPool reading, string root, bool isReadOnly, TimeProvider time, RunLiveness liveness)
    {
        Database = database;
        _root = root;
        _liveness = liveness;
        _reading = reading;
        _file = Path.Combine(root, FileName);
        var ids = new ArtifactIds(database, time);
        var steps = new StepWriter(database, time, ids);
        Commits = new CommitQueue(database, time) { Undone = ids.Clear };
        Steps = steps;
        Runs = new RunWriter(database, time, steps, liveness);
        var runs = new RunQueries(reading, root, liveness);
        RunQueries = runs;
        History = new HistoryQueries(reading, runs);
        StepQueries = new StepQueries(reading, root);
        ArtifactQueries = new ArtifactQueries(reading, database, root);
        ArtifactSearch = new ArtifactSearch(reading);
        LineageQueries = new LineageQueries(reading);
        Cache = new CacheQueries(reading);
        Labels = new RunLabelRows(database, time);
        Code = new CodeCatalog(reading, database, isReadOnly);
        Sources = new SourceFileRows(reading, database);
        Versions = new VersionQueries(reading);
        Kept = new KeptSourceRows(reading, database, Commits, time);
    }

    /// <summary>The connection that writes.</summary>
    public Database Database { get; }

    public IRunQueries RunQueries { get; }

    public IStepQueries StepQueries { get; }

    public IArtifactQueries ArtifactQueries { get; }

    public IArtifactSearch ArtifactSearch { get; }

    public ILineageQueries LineageQueries { get; }

    public IHistoryQueries History { get; }

    public ICacheQueries Cache { get; }

    public CommitQueue Commits { get; }

    public ITransactions Transactions => Database;

    public IRunWriter Runs { get; }

    public IStepWriter Steps { get; }

    public ILabelWriter Labels { get; }

    public ICodeCatalog Code { get; }

    public ISourceCatalog Sources { get; }

    public IVersionQueries Versions { get; }

    public IKeptSources Kept { get; }

    /// <summary>Opens the file, and makes it with its tables where it does not exist.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="isAlive">Tells whether an owner of runs is alive on this machine.</param>
    /// <param name="host">The name of this machine; null for its own.</param>
    /// <exception cref="MillraceException">It is no store's metadata, of another format, or cannot be written to.</exception>
    public static SqliteMetadata Open(string root, TimeProvider time, Func<string, bool> isAlive, string? host = null)
    {
        string file = Path.Combine(root, FileName);
        Database database = Database.Open(file);
        try
        {
            return new SqliteMetadata(database, new ReadingPool(Database.Open(file), () => Database.Open(file)), root, isReadOnly: false, time, new RunLiveness(time, isAlive, host));
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file to look at it; nothing is written. Where there is none, what is shown is empty.</summary>
    /// <inheritdoc cref="Open"/>
    public static SqliteMetadata OpenForReading(string root, TimeProvider time, Func<string, bool> isAlive)
    {
        string file = Path.Combine(root, FileName);
        bool exists = File.Exists(file);
        Database database = exists ? Database.OpenForReading(file) : Database.CreateInMemory();
        var reading = new ReadingPool(database, exists ? () => Database.OpenForReading(file) : null);
        return new SqliteMetadata(database, reading, root, isReadOnly: true, time, new RunLiveness(time, isAlive));
    }

    /// <summary>Opens the file to repair it, damaged or not.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="time">The clock.</param>
    public static IMetadataIntegrity OpenForRepair(string root, TimeProvider time) => new MetadataIntegrity(
        Database.Open(Path.Combine(root, FileName)), new RunLiveness(time, StoreOwner.Liveness(Path.Combine(root, Store.StagingFolder))));

    /// <summary>Makes the indices of a damaged file anew.</summary>
    /// <param name="root">The store's folder.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Whether the file can be worked with then.</returns>
    public static bool TryReindex(string root, CancellationToken cancellation)
    {
        try
        {
            using IMetadataIntegrity integrity = OpenForRepair(root, TimeProvider.System);
            integrity.Reindex(cancellation);
            return integrity.FindDamage(isQuick: false, cancellation).IsEmpty;
        }
        catch (MillraceException exception) when (exception.InnerException is DatabaseException { IsDamage: true })
        {
            return false;
        }
        catch (DatabaseException)
        {
            // A constraint that no longer holds keeps an index from being made anew.
            return false;
        }
    }

    public IMetadataView OpenView()
    {
        Database database = _reading.Rent(out bool isOwn);
        return new SqliteView(database, isOwn, _reading.Return, _root, _liveness);
    }

    public IMetadataCollector OpenCollector() => new MetadataCollector(Database.Open(_file));

    public IMetadataIntegrity? OpenIntegrity() => File.Exists(_file) ? new MetadataIntegrity(Database.OpenForReading(_file), _liveness) : null;

    public void Dispose()
    {
        Commits.Dispose();
        _reading.Dispose();
        Database.Dispose();
    }
}
