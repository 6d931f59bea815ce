using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime;

namespace Millrace.Safety.Tests.Work;

/// <summary>Looks after a store again and again, until its program is ended.</summary>
internal static class KeepingWork
{
    /// <summary>Does one kind of work over and over, and tells each time that it was done.</summary>
    /// <param name="kind"><c>delete</c>, <c>backup</c> or <c>repair</c>.</param>
    /// <param name="path">The store's folder.</param>
    /// <param name="file">Where backups go.</param>
    /// <param name="work">What steps need.</param>
    /// <param name="tell">Told of each time.</param>
    public static async Task RunAsync(string kind, string path, string file, WorkServices work, Action<string> tell)
    {
        while (true)
        {
            using Store store = Store.Open(path, TimeProvider.System);
            switch (kind)
            {
                case "backup":
                    await store.BackUpMetadataAsync(file, replaces: true, CancellationToken.None).ConfigureAwait(false);
                    break;
                case "delete":
                    await DeleteAsync(store, work).ConfigureAwait(false);
                    break;
                default:
                    StoreVerification found = await store.VerifyAsync(null, CancellationToken.None).ConfigureAwait(false);
                    await StoreHousekeeping.RepairAsync(path, found, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
                    break;
            }

            tell("kept");
        }
    }

    /// <summary>Runs twice and deletes both runs, the one first on whose results the other stands.</summary>
    private static async Task DeleteAsync(Store store, WorkServices work)
    {
        var runner = new PipelineRunner(store, work, NullLoggerFactory.Instance, TimeProvider.System);
        for (int i = 0; i < 2; i++)
            await runner.RunAsync(WorkGraph.Bind(), new RunOptions(), IRunObserver.None, CancellationToken.None).ConfigureAwait(false);
        foreach (RunSummary run in store.Metadata.ListRuns().Reverse())
            await store.DeleteRunsAsync([run.RunId], isForced: false, [], work, isDryRun: false, CancellationToken.None).ConfigureAwait(false);
    }
}
