namespace Millrace.Runtime;

/// <summary>Removes from a store what no kept run needs: first from the metadata, in one transaction, then from the disk.</summary>
/// <param name="store">The store.</param>
internal sealed class StoreCollector(Store store)
{
    /// <summary>Collects.</summary>
    /// <param name="retention">Which runs are kept.</param>
    /// <param name="types">The artifact types that can say whether what they stand for is still there.</param>
    /// <param name="services">The application's services.</param>
    /// <param name="isDryRun">Whether nothing is removed.</param>
    /// <param name="cancellation">Ends the work early. What was removed until then stays removed.</param>
    public async Task<StoreCollection> CollectAsync(
        StoreRetention retention, IEnumerable<ArtifactType> types, IServiceProvider services, bool isDryRun, CancellationToken cancellation)
    {
        using IMetadataCollector metadata = store.OpenCollector();
        HashSet<long> effects = await new EffectKeeper(store, metadata, types, services).FindAsync(cancellation).ConfigureAwait(false);
        List<RunSummary> runs = [.. store.Metadata.ListRuns(int.MaxValue)];
        var keeper = new RunKeeper(metadata, retention, store.Time.GetUtcNow());
        MetadataCollection found = metadata.Collect(() => keeper.Find().Concat(effects), () => store.IsInUse(metadata), isDryRun);

        var sweeper = new ObjectSweeper(store.Objects, metadata, store.OldestUse());
        List<string> needless = sweeper.Find(found.Needed);
        (int contents, long bytes) = isDryRun
            ? (needless.Count, sweeper.Measure(needless))
            : sweeper.Free(needless, store.Owner.Folder, cancellation);
        if (!isDryRun)
        {
            foreach (string run in found.Gone.Union(StoreFindings.StrayLogs(store.Path, metadata.RunIds)))
                StoreOwner.TryDelete(store.LogFolder(run));
            foreach ((string run, string step) in found.Logs)
                StepLog.TryDelete(store.LogFolder(run), step);
            store.Sources.ForgetChanged();
        }

        return new StoreCollection(
            [.. runs.Where(run => found.Gone.Contains(run.RunId))], runs.Count(run => !found.Gone.Contains(run.RunId)), contents + found.Values, bytes + found.Bytes,
            found.WasInUse);
    }
}
