using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Finds what is not as it should be in a store, besides contents that are missing or damaged.</summary>
/// <param name="root">The store's folder.</param>
/// <param name="integrity">Its metadata.</param>
internal sealed class StoreFindings(string root, IMetadataIntegrity integrity)
{
    /// <summary>What is wrong with how the metadata is kept.</summary>
    public List<StoreFinding> Damage(bool isQuick, CancellationToken cancellation) =>
    [
        .. integrity.FindDamage(isQuick, cancellation).Select(
            static damage => new StoreFinding(StoreFindingKind.DamagedMetadata, "metadata", damage.TrimEnd('.') + ".")),
    ];

    /// <summary>All else.</summary>
    /// <param name="unsound">The artifacts that are not as they were stored.</param>
    public IEnumerable<StoreFinding> Others(IEnumerable<ArtifactRecord> unsound) =>
        [.. Dangling(), .. UnsoundResults(unsound), .. LostRuns(), .. MissingLogs(), .. StrayLogs(), .. Abandoned()];

    private IEnumerable<StoreFinding> Dangling() => integrity.FindDangling().Select(static each => new StoreFinding(
        StoreFindingKind.DanglingRecord,
        each.Record,
        string.Create(CultureInfo.InvariantCulture, $"{each.Count} of its records {(each.Count == 1 ? "speaks" : "speak")} of a {each.Missing} that is gone.")));

    private IEnumerable<StoreFinding> UnsoundResults(IEnumerable<ArtifactRecord> unsound) => integrity.FindUnsoundResults(unsound).Select(
        static each => new StoreFinding(StoreFindingKind.UnsoundResult, each.Place, "A run would reuse its result, which is not as it was stored."));

    private IEnumerable<StoreFinding> LostRuns() => integrity.FindLost().Select(
        static run => new StoreFinding(StoreFindingKind.LostRun, run, "It is recorded as running, but its program is gone."));

    private IEnumerable<StoreFinding> MissingLogs() => integrity.Logs().Where(each => !File.Exists(Path.Combine(root, each.Log)))
        .GroupBy(static each => each.RunId, StringComparer.Ordinal).Select(static run => new StoreFinding(
            StoreFindingKind.MissingLog, run.Key, string.Create(CultureInfo.InvariantCulture, $"The logs of {run.Count()} of its steps are gone: {run.First().Log}.")));

    private IEnumerable<StoreFinding> StrayLogs() => StrayLogs(root, integrity.RunIds).Select(
        static run => new StoreFinding(StoreFindingKind.StrayLog, $"logs/{run}", "It holds logs of a run that is gone."));

    /// <summary>The names of the folders of logs whose runs are gone.</summary>
    public static IEnumerable<string> StrayLogs(string root, Func<HashSet<string>> readRuns)
    {
        string logs = Path.Combine(root, "logs");

        // Folders before metadata: a run is recorded before it logs anything.
        string[] folders = Directory.Exists(logs) ? [.. Directory.GetDirectories(logs).Select(static path => Path.GetFileName(path))] : [];
        HashSet<string> runs = readRuns();
        return folders.Where(folder => !runs.Contains(folder)).Order(StringComparer.Ordinal);
    }

    private IEnumerable<StoreFinding> Abandoned() => StoreOwner.Dead(Path.Combine(root, Store.StagingFolder)).Select(
        static owner => new StoreFinding(StoreFindingKind.AbandonedFile, $"{Store.StagingFolder}/{owner}", "A program that is gone has left temporary files."));
}
