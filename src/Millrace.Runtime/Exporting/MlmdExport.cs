namespace Millrace.Runtime;

/// <summary>
/// Writes what a store knows as a database of TensorFlow ML Metadata (SQLite, schema version 10), which its library and TFX's tools open. The page
/// <c>README.md</c> beside this class says what becomes of what.
/// </summary>
public static class MlmdExport
{
    private const int PageSize = 100;
    private const int KeptPlans = 64;

    /// <summary>
    /// Writes a file. It appears whole, or not at all. Runs are read one by one, oldest first, so what is kept in memory grows by some 30 bytes an artifact
    /// only. The same store gives the same rows.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">What is exported.</param>
    /// <param name="progress">Told of the runs that were written; null for nobody.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="MillraceException">There are no such runs, the file is there already, or it cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was ended early; no file was made.</exception>
    public static MlmdExportResult Write(
        Store store, string path, MlmdExportOptions options, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        string full = PlaceOf(store, path);
        IHistoryQueries history = store.History;
        (long total, IEnumerable<long> runs) = Find(store, options);
        if (total == 0)
            throw new MillraceException($"The store {store.Path} holds no such runs: there is nothing to export.");

        using var file = new MlmdFile(full, options.Overwrites);
        var types = new MlmdTypes(file);
        var artifacts = new MlmdArtifacts(file, types, history, store.Objects);
        var contexts = new MlmdContexts(file, types);
        var executions = new MlmdExecutions(file, types, contexts, artifacts);
        var plans = new Dictionary<string, MlmdPlan>(StringComparer.Ordinal);
        long done = 0;
        foreach (long number in runs)
        {
            cancellation.ThrowIfCancellationRequested();
            if (history.Run(number) is not { } run)
                continue;
            executions.Add(run, history.Steps(number), PlanOf(run, history, plans), cancellation);
            done++;
            progress?.Report(new StepProgress(done, Math.Max(done, total), "runs"));
        }

        contexts.Complete();
        cancellation.ThrowIfCancellationRequested();
        long bytes = file.Complete();
        return new MlmdExportResult(full, done, executions.Count, artifacts.Count, executions.Events, bytes);
    }

    /// <summary>The full path of the file, which may be none of the store's own.</summary>
    private static string PlaceOf(Store store, string path)
    {
        string full = Path.GetFullPath(path);
        string relative = Path.GetRelativePath(store.Path, full);
        bool isInside = relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);
        return isInside ? throw new MillraceException($"{full} lies in the store's own folder. Name a file elsewhere.") : full;
    }

    private static (long Total, IEnumerable<long> Runs) Find(Store store, MlmdExportOptions options)
    {
        if (options.Runs.IsDefaultOrEmpty)
        {
            var filter = new HistoryFilter(options.Pipeline, options.Since);
            return (store.History.Count(filter), Numbers(store.History, filter));
        }

        SortedSet<long> numbers = [.. options.Runs.Select(each => store.History.NumberOf(store.Metadata.ResolveRun(each)))];
        return (numbers.Count, numbers);
    }

    private static IEnumerable<long> Numbers(IHistoryQueries history, HistoryFilter filter)
    {
        long after = 0;
        while (history.Page(filter, after, PageSize) is { IsEmpty: false } page)
        {
            foreach ((long number, _) in page)
                yield return number;
            after = page[^1].Number;
        }
    }

    private static MlmdPlan PlanOf(HistoryRun run, IHistoryQueries history, Dictionary<string, MlmdPlan> known)
    {
        if (run.Origin?.PlanDigest is not { } digest)
            return MlmdPlan.Unknown;
        if (known.TryGetValue(digest, out MlmdPlan? plan))
            return plan;
        if (known.Count == KeptPlans)
            known.Clear();
        return known[digest] = history.Plan(digest) is { } document ? MlmdPlan.Read(document) : MlmdPlan.Unknown;
    }
}
