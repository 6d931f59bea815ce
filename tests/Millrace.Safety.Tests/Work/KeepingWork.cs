using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime;

namespace Millrace.Safety.Tests.Work;

/// <summary>Looks after a store again and again, until its program is ended.</summary>
internal static class KeepingWork
{
    /// <summary>Does one kind of work over and over, and tells each time that it was done.</summary>
    /// <param name="kind"><c>delete</c>, <c>backup</c>, <c>export</c> or <c>repair</c>.</param>
    /// <param name="path">The store's folder.</param>
    /// <param name="file">Where backups and exports go.</param>
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
                case "export":
                    MlmdExport.Write(store, file, new MlmdExportOptions { Overwrites = true }, new Hanging(work), CancellationToken.None);
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

    /// <summary>Goes no further than the first run that is written, where that is wanted.</summary>
    private sealed class Hanging(WorkServices work) : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
            if (work.HangsIn != "export")
                return;
            work.Hangs?.Invoke();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
