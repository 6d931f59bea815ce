namespace Millrace.Runtime;

/// <summary>A connection within a transaction that reads: its first question fixes the moment.</summary>
internal sealed class SqliteView : IMetadataView
{
    private readonly Database _database;
    private readonly Action<Database> _giveBack;
    private readonly bool _isFixed;

    /// <param name="database">A connection that nobody else uses; where there can be but one, because nothing changes, that one.</param>
    /// <param name="isFixed">Whether it is one of several, so that others may write.</param>
    /// <param name="giveBack">Takes the connection back.</param>
    /// <param name="root">The store's folder.</param>
    /// <param name="liveness">Tells whether runs are alive.</param>
    public SqliteView(Database database, bool isFixed, Action<Database> giveBack, string root, RunLiveness liveness)
    {
        (_database, _isFixed, _giveBack) = (database, isFixed, giveBack);
        Runs = new RunQueries(database, root, liveness);
        Steps = new StepQueries(database, root);
        Artifacts = new ArtifactQueries(database, database, root);
        if (!isFixed)
            return;
        database.Execute("BEGIN");
        try
        {
            database.Number("SELECT EXISTS (SELECT 1 FROM run)");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IRunQueries Runs { get; }

    public IStepQueries Steps { get; }

    public IArtifactQueries Artifacts { get; }

    public void Dispose()
    {
        if (_isFixed)
            _database.RollBack();
        _giveBack(_database);
    }
}
