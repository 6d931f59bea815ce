using Millrace.Runtime;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>Whatever ends work on more rows than the budget of memory holds: nothing of it is visible, and the next run is right.</summary>
public sealed class TableKillTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public static TheoryData<string> Sizes => Environment.GetEnvironmentVariable("MILLRACE_FULL") is { Length: > 0 } ? ["10m", "100m"] : ["10m"];

    public void Dispose() => _folder.Dispose();

    /// <summary>It is killed when files hold most of the rows.</summary>
    [Theory]
    [InlineData("sort-rows")]
    [InlineData("group-rows")]
    [InlineData("join-rows")]
    public async Task A_program_that_is_killed_while_rows_lie_in_files_leaves_nothing_and_the_next_run_is_right(string step)
    {
        using (WorkProgram program = _folder.Start("--tables", "yes", "--hang", step, "--at", "50000"))
        {
            await program.WaitForAsync(static line => line == "hanging");
            if (OperatingSystem.IsLinux())
                Assert.Contains(program.NamelessFiles(".spill"), static length => length > 1 << 20);
            await program.KillAsync();
            Assert.Empty(program.Told("ended"));
        }

        Assert.Empty(Directory.GetFiles(_folder.Path, "*.spill", SearchOption.AllDirectories));
        using Store store = _folder.Open();
        RunSummary last = store.Metadata.ListRuns()[0];
        Assert.Equal(RunStatus.Interrupted, last.Status);
        _folder.CheckStopped(store, last.RunId, step);
        await _folder.SucceedAsync(store, TableRows.Bind(), TableRows.Result);
    }

    /// <summary>The sizes end it in the first files of rows; with <c>MILLRACE_FULL</c>, in later ones too.</summary>
    [MountTheory]
    [MemberData(nameof(Sizes))]
    public async Task A_full_disk_ends_it_and_with_room_the_next_run_is_right(string size)
    {
        string mounted = Directory.CreateDirectory(Path.Combine(_folder.Path, "mounted")).FullName;
        using WorkProgram shell = await MountedShell.Start(
            mounted,
            size,
            """
            "$@"; echo "first $? ."
            echo "left $(find "$FOLDER" -name '*.spill' | wc -l) ."
            mount -o remount,size=2g "$FOLDER"
            "$@"; echo "second $? ."
            """,
            "--store", mounted, "--journal", _folder.Journal.Folder, "--tables", "yes", "--verify", "yes").WaitAsync();

        Assert.True(shell.Told("first") is ["1"], shell.Text);
        Assert.Contains("Rows that the budget of memory does not hold", shell.Text, StringComparison.Ordinal);
        Assert.Matches("(?i)no space left|disk is full", shell.Text);
        Assert.Equal("0", Assert.Single(shell.Told("left")));
        Assert.True(shell.Told("second") is ["0"], shell.Text);
        Assert.Equal("0", shell.Told("problems")[^1]);
        Assert.Equal(TableRows.Result, Assert.Single(shell.Told("counted")));
    }
}
