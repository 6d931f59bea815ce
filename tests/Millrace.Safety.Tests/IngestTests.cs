using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>Whatever ends the reading of files: nothing of it is visible, and the next run succeeds.</summary>
public sealed class IngestTests : IDisposable
{
    private const int Kills = 4;

    private readonly WorkFolder _folder = new();

    public IngestTests() => IngestFiles.Write(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_cancelled_in_the_middle_leaves_nothing_and_the_next_run_succeeds()
    {
        using Store store = _folder.Open();
        using var source = new CancellationTokenSource();
        RunResult stopped = await new PipelineRunner(store, new WorkServices(_folder.Journal, TimeSpan.Zero), NullLoggerFactory.Instance, store.Time)
            .RunAsync(IngestFiles.Bind(_folder.Path), new RunOptions(), new Brake(source), source.Token);
        Assert.Equal(RunStatus.Cancelled, stopped.Status);
        Check(store, stopped.RunId);
        await SucceedAsync(store);
    }

    [Fact]
    public async Task A_program_that_is_killed_while_it_reads_leaves_nothing_and_the_next_run_succeeds()
    {
        var random = new Random(5);
        for (int kill = 0; kill < Kills; kill++)
        {
            _folder.StorePath = Path.Combine(_folder.Path, $"store-{kill}");
            using WorkProgram program = _folder.Start("--ingest", _folder.Path);
            await program.WaitForAsync(static line => line.StartsWith("read ", StringComparison.Ordinal));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100)));
            await program.KillAsync();
            using Store store = _folder.Open();
            RunSummary last = store.Metadata.ListRuns()[0];
            Assert.Contains(last.Status, new[] { RunStatus.Interrupted, RunStatus.Succeeded });
            Check(store, last.RunId);
            await SucceedAsync(store);
        }
    }

    /// <summary>The sizes end a run while it begins, within the rows of both files, and near their end.</summary>
    [MountTheory]
    [InlineData("200k")]
    [InlineData("1m")]
    [InlineData("2m")]
    [InlineData("4m")]
    public async Task A_full_disk_ends_it_and_with_room_the_next_run_succeeds(string size)
    {
        string mounted = Directory.CreateDirectory(Path.Combine(_folder.Path, "mounted")).FullName;
        using WorkProgram shell = await MountedShell.Start(
            mounted,
            size,
            """
            "$@"; echo "first $? ."
            mount -o remount,size=256m "$FOLDER"
            "$@"; echo "second $? ."
            """,
            "--store", mounted, "--journal", _folder.Journal.Folder, "--ingest", _folder.Path, "--verify", "yes").WaitAsync();

        Assert.True(shell.Told("first") is ["1"] or ["2"], shell.Text);
        Assert.Matches("(?i)no space left|disk is full|unable to open|disk I/O error", shell.Text);
        Assert.True(shell.Told("second") is ["0"], shell.Text);
        Assert.Equal("0", shell.Told("problems")[^1]);
        Assert.Equal(IngestFiles.Counts, Assert.Single(shell.Told("counted")));
    }

    // Outputs are of steps that were done, and no file is left of others.
    private void Check(Store store, string run)
    {
        ImmutableArray<StepRecord> steps = store.Metadata.GetRun(run).Steps;
        Assert.All(steps.Where(static step => step.State is not (StepState.Executed or StepState.Reused)), static step => Assert.Empty(step.Outputs));
        string staging = Path.Combine(_folder.StorePath, "staging");
        if (Directory.Exists(staging))
            Assert.Empty(Directory.GetDirectories(staging).SelectMany(static folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)));
    }

    private async Task SucceedAsync(Store store)
    {
        RunResult result = await _folder.RunAsync(store, IngestFiles.Bind(_folder.Path), new RunOptions());
        Assert.Equal(RunStatus.Succeeded, result.Status);
        Assert.Equal(IngestFiles.Counts, await IngestFiles.CountsAsync(store, result));
        Assert.Empty((await store.VerifyAsync(null, CancellationToken.None)).Problems);
    }

    private sealed class Brake(CancellationTokenSource source) : IRunObserver
    {
        public void StepProgress(BoundStep step, StepProgress progress) => source.Cancel();
    }
}
