using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Deletes runs that somebody names: first from the metadata, in one transaction, then their logs and what only they needed from the disk.</summary>
/// <param name="store">The store.</param>
internal sealed class RunDeleter(Store store)
{
    /// <summary>Deletes.</summary>
    /// <param name="references">The runs.</param>
    /// <param name="isForced">Whether those that are pinned or registered a model go as well.</param>
    /// <param name="types">The artifact types that can say whether what they stand for is still there.</param>
    /// <param name="services">The application's services.</param>
    /// <param name="isDryRun">Whether nothing is deleted.</param>
    /// <param name="cancellation">Ends the work early. What was removed until then stays removed.</param>
    public async Task<RunDeletion> DeleteAsync(
        IEnumerable<string> references, bool isForced, IEnumerable<ArtifactType> types, IServiceProvider services, bool isDryRun,
        CancellationToken cancellation)
    {
        ImmutableArray<string> runIds = [.. references.Select(store.Metadata.ResolveRun).Distinct(StringComparer.Ordinal)];
        using IMetadataCollector metadata = store.OpenCollector();
        IRunDeletions deletions = metadata.Deletions;
        HashSet<long> asked = [.. deletions.Look(runIds).Select(static run => run.Number)];
        HashSet<string> registered = isForced ? [] : await new EffectKeeper(store, metadata, types, services).FindRegisteredAsync(asked, cancellation)
            .ConfigureAwait(false);
        MetadataCollection found = metadata.Collect(
            () => Keep(deletions, runIds, registered, isForced), () => store.IsInUse(metadata), isDryRun);

        var sweeper = new ObjectSweeper(store.Objects, metadata, store.OldestUse());
        List<string> needless = sweeper.Find(found.Needed).FindAll(found.Freed.Contains);
        (int contents, long bytes) = isDryRun
            ? (needless.Count, sweeper.Measure(needless))
            : sweeper.Free(needless, store.Owner.Folder, cancellation);
        if (!isDryRun)
        {
            foreach (string run in found.Gone)
                StoreOwner.TryDelete(store.LogFolder(run));
            foreach ((string run, string step) in found.Logs)
                StepLog.TryDelete(store.LogFolder(run), step);
        }

        return new RunDeletion(runIds, [.. runIds.Where(found.Lending.Contains)], contents + found.Values, bytes + found.Bytes, found.WasInUse);
    }

    /// <summary>Marks the runs as deleted and tells which others there are. Somebody may have pinned one of them since it was asked for.</summary>
    /// <exception cref="MillraceException">One of the runs must not go.</exception>
    private static List<long> Keep(IRunDeletions deletions, ImmutableArray<string> runIds, HashSet<string> registered, bool isForced)
    {
        List<RunToDelete> runs = deletions.Look(runIds);
        string[] obstacles = [.. runs.Select(run => Obstacle(run, registered, isForced)).OfType<string>()];
        if (obstacles.Length > 0)
            throw new MillraceException($"Nothing was deleted.\n{string.Join('\n', obstacles)}");
        HashSet<long> numbers = [.. runs.Select(static run => run.Number)];
        deletions.Mark(numbers);
        return deletions.Others(numbers);
    }

    private static string? Obstacle(RunToDelete run, HashSet<string> registered, bool isForced) => run switch
    {
        { Status: RunStatus.Running } => $"Run {run.RunId} goes on: wait for its end, or end its program.",
        _ when isForced => null,
        { IsPinned: true } => $"Run {run.RunId} is pinned: 'runs unpin {run.RunId}' lets it go, or give --force.",
        _ when registered.Contains(run.RunId) =>
            $"Run {run.RunId} registered a model that is still there: remove the model first, or give --force, and nobody can tell what it was made from.",
        _ => null,
    };
}
