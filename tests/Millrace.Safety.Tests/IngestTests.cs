using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>Whatever ends the reading of files: nothing of it is visible, and the next run succeeds.</summary>
public sealed class IngestTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public IngestTests() => IngestFiles.Write(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("read-csv-with-rejects")]
    [InlineData("read-json-lines-with-rejects")]
    public async Task What_is_cancelled_in_the_middle_leaves_nothing_and_the_next_run_succeeds(string step)
    {
        using Store store = _folder.Open();
        using var source = new CancellationTokenSource();
        BoundPlan plan = IngestFiles.Bind(_folder.Path, each => WatchedPlan.Of(each, step, 100_000, source.Cancel));
        RunResult stopped = await new PipelineRunner(store, new WorkServices(_folder.Journal, TimeSpan.Zero), NullLoggerFactory.Instance, store.Time)
            .RunAsync(plan, new RunOptions(), IRunObserver.None, source.Token);
        Assert.Equal(RunStatus.Cancelled, stopped.Status);
        _folder.CheckStopped(store, stopped.RunId, step);
        await SucceedAsync(store);
    }

    /// <summary>It is killed after its first rows, and when files hold some of many.</summary>
    [Theory]
    [InlineData("read-csv-with-rejects", IngestFiles.Rows, 1)]
    [InlineData("read-csv-with-rejects", 600_000, 500_000)]
    [InlineData("read-json-lines-with-rejects", IngestFiles.Rows, 1)]
    [InlineData("read-json-lines-with-rejects", 600_000, 500_000)]
    public async Task A_program_that_is_killed_while_it_reads_leaves_nothing_and_the_next_run_succeeds(string step, int rows, int done)
    {
        IngestFiles.Write(_folder.Path, rows);
        using (WorkProgram program = _folder.Start("--ingest", _folder.Path, "--hang", step, "--at", $"{done}"))
        {
            await program.WaitForAsync(static line => line == "hanging");
            if (done > 1)
                Assert.NotEmpty(_folder.StagedFiles());
            await program.KillAsync();
            Assert.Empty(program.Told("ended"));
        }

        using Store store = _folder.Open();
        RunSummary last = store.Metadata.ListRuns()[0];
        Assert.Equal(RunStatus.Interrupted, last.Status);
        _folder.CheckStopped(store, last.RunId, step);
        await SucceedAsync(store, rows);
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
        Assert.Equal(IngestFiles.Counts(), Assert.Single(shell.Told("counted")));
    }

    private Task SucceedAsync(Store store, int rows = IngestFiles.Rows) =>
        _folder.SucceedAsync(store, IngestFiles.Bind(_folder.Path), IngestFiles.Counts(rows));
}
