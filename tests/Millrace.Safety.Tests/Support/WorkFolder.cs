using System.Collections.Immutable;
using Millrace.Runtime;
using Millrace.Safety.Tests.Work;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Millrace.Safety.Tests.Support;

/// <summary>A folder with a store and a journal, and short ways to use them.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder()
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Path, "journal"));
        Journal = new Journal(System.IO.Path.Combine(Path, "journal"));
        StorePath = System.IO.Path.Combine(Path, "store");
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "millrace-" + Guid.NewGuid().ToString("N"));

    public Journal Journal { get; }

    public string StorePath { get; set; }

    public string MetadataPath => System.IO.Path.Combine(StorePath, "metadata.db");

    /// <summary>Starts the program on the store.</summary>
    public WorkProgram Start(params string[] args) => WorkProgram.Start(["--store", StorePath, "--journal", Journal.Folder, .. args]);

    public Store Open(TimeProvider? time = null) => Store.Open(StorePath, time ?? TimeProvider.System);

    /// <summary>Runs the graph of work in this process.</summary>
    public async Task<RunResult> RunAsync(TimeProvider? time = null, IRunObserver? observer = null)
    {
        using Store store = Open(time);
        return await RunAsync(store, WorkGraph.Bind(), new RunOptions(), observer);
    }

    public Task<RunResult> RunAsync(Store store, BoundPlan plan, RunOptions options, IRunObserver? observer = null) =>
        new PipelineRunner(store, new WorkServices(Journal, TimeSpan.Zero), NullLoggerFactory.Instance, store.Time)
            .RunAsync(plan, options, observer ?? IRunObserver.None, CancellationToken.None);

    /// <summary>The files that attempts have in the store by now, whatever their steps will make of them.</summary>
    public string[] StagedFiles()
    {
        string staging = System.IO.Path.Combine(StorePath, "staging");
        return Directory.Exists(staging)
            ? [.. Directory.GetDirectories(staging).SelectMany(static folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))]
            : [];
    }

    /// <summary>Looks at a run that somebody ended: outputs are of steps that were done, and no file is left of others.</summary>
    public void CheckStopped(Store store, string run, string stopped)
    {
        ImmutableArray<StepRecord> steps = store.Metadata.GetRun(run).Steps;
        Assert.DoesNotContain(steps.Single(step => step.Name == stopped).State, new[] { StepState.Executed, StepState.Reused });
        Assert.All(steps.Where(static step => step.State is not (StepState.Executed or StepState.Reused)), static step => Assert.Empty(step.Outputs));
        Assert.Empty(StagedFiles());
    }

    /// <summary>Runs a pipeline to its end, and looks whether it comes to a text and the store is sound.</summary>
    public async Task SucceedAsync(Store store, BoundPlan plan, string text)
    {
        RunResult result = await RunAsync(store, plan, new RunOptions());
        Assert.Equal(RunStatus.Succeeded, result.Status);
        Assert.Equal([text], await TextResults.OfAsync(store, result));
        Assert.Empty((await store.VerifyAsync(null, CancellationToken.None)).Problems);
    }

    /// <summary>Asks the metadata for a number.</summary>
    public long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={MetadataPath};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
