namespace Millrace.Runtime;

/// <summary>Decides which runs are kept for themselves.</summary>
internal sealed class RunKeeper(IMetadataCollector metadata, StoreRetention retention, DateTimeOffset now)
{
    /// <summary>The numbers of the runs.</summary>
    public HashSet<long> Find()
    {
        HashSet<long> tagged = [.. retention.Tags.SelectMany(metadata.Tagged)];
        List<RunToKeep> runs = metadata.Runs();
        // A run is not older than those before it, whatever a clock said that was set back.
        DateTimeOffset latest = DateTimeOffset.MinValue;
        for (int i = runs.Count - 1; i >= 0; i--)
        {
            latest = runs[i].StartedAt > latest ? runs[i].StartedAt : latest;
            runs[i] = runs[i] with { StartedAt = latest };
        }

        return [.. runs.GroupBy(static run => run.Pipeline, StringComparer.Ordinal).SelectMany(pipeline => Kept(pipeline, tagged)).Select(static run => run.Number)];
    }

    private IEnumerable<RunToKeep> Kept(IEnumerable<RunToKeep> newestFirst, HashSet<long> tagged)
    {
        int count = 0;
        bool hasSuccess = false;
        foreach (RunToKeep run in newestFirst)
        {
            bool isLastSuccess = run.Status == RunStatus.Succeeded && !hasSuccess;
            hasSuccess |= isLastSuccess;
            if (++count <= (retention.Runs ?? 0) || run.IsPinned || tagged.Contains(run.Number) || isLastSuccess || run.Status == RunStatus.Running
                || (retention.Age is TimeSpan age && now - run.StartedAt <= age))
                yield return run;
        }
    }
}
