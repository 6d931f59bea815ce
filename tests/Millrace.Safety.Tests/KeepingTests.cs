using Millrace.Runtime;
using Millrace.Safety.Tests.Migrating;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>A program is ended by force, or its disk is full or takes nothing, while it looks after a store.</summary>
public sealed class KeepingTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    private string Backup => Path.Combine(_folder.Path, "backup.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_program_that_is_killed_while_it_deletes_runs_leaves_a_sound_store(int seed)
    {
        await KillAsync("delete", seed);

        RunResult result = await _folder.RunAsync();

        Assert.Equal(RunStatus.Succeeded, result.Status);
        Assert.Equal(Reference.Digests, WorkGraph.Digests(result));
        using Store store = _folder.Open();
        Assert.True((await store.VerifyAsync(null, CancellationToken.None)).IsSound);
        await store.DeleteRunsAsync(
            store.Metadata.ListRuns().Select(static run => run.RunId), isForced: false, [], new WorkServices(_folder.Journal, TimeSpan.Zero), isDryRun: false,
            CancellationToken.None);
        Assert.Equal(0, _folder.Number("SELECT count(*) FROM run"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_program_that_is_killed_while_it_writes_a_backup_leaves_the_one_before_whole(int seed)
    {
        RunResult run = await _folder.RunAsync();
        using (Store store = _folder.Open())
            await store.BackUpMetadataAsync(Backup, replaces: false, CancellationToken.None);
        await KillAsync("backup", seed);

        File.Delete(_folder.MetadataPath);
        MetadataCopy restored = await StoreHousekeeping.RestoreMetadataAsync(_folder.StorePath, Backup, TimeProvider.System, CancellationToken.None);

        Assert.Equal(1, restored.Runs);
        using Store again = _folder.Open();
        Assert.Equal(run.RunId, again.Metadata.ListRuns().Single().RunId);
        Assert.True((await again.VerifyAsync(null, CancellationToken.None)).IsSound);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_program_that_is_killed_while_it_repairs_loses_nothing(int seed)
    {
        RunResult run = await _folder.RunAsync();
        await KillAsync("repair", seed);

        using Store store = _folder.Open();
        Assert.Equal(run.RunId, store.Metadata.ListRuns().Single().RunId);
        Assert.True((await store.VerifyAsync(null, CancellationToken.None)).IsSound);
        Assert.All((await _folder.RunAsync()).Steps, static step => Assert.Equal(StepState.Reused, step.State));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_backup_of_an_earlier_format_is_brought_up_to_date_when_the_store_is_opened(int format)
    {
        OldStore.Write(_folder.StorePath, format);
        File.Move(_folder.MetadataPath, Backup);

        Assert.Equal(2, (await StoreHousekeeping.RestoreMetadataAsync(_folder.StorePath, Backup, TimeProvider.System, CancellationToken.None)).Runs);

        using Store store = _folder.Open();
        Assert.Equal(RunStatus.Succeeded, store.Metadata.GetRun(OldStore.Run).Summary.Status);
        Assert.True((await store.VerifyAsync(null, CancellationToken.None)).IsSound);
    }

    [MountFact]
    public async Task A_backup_that_a_full_disk_ends_is_named_and_leaves_nothing()
    {
        await _folder.RunAsync();
        string mounted = Directory.CreateDirectory(Path.Combine(_folder.Path, "mounted")).FullName;

        using WorkProgram shell = await MountedShell.Start(
            mounted,
            "64k",
            """
            "$@"; echo "first $? ."
            echo "files $(find "$FOLDER" -mindepth 1 | wc -l) ."
            """,
            "--keeping", "backup", "--store", _folder.StorePath, "--to", Path.Combine(mounted, "backup.db"), "--journal", _folder.Journal.Folder).WaitAsync();

        Assert.Equal(["2"], shell.Told("first"));
        Assert.Equal("0", Assert.Single(shell.Told("files")).Trim());
        Assert.Contains($"error: The file {Path.Combine(mounted, "backup.db")} cannot be written: its disk is full (", shell.Text, StringComparison.Ordinal);
        Assert.Contains("Make room on it, or name a file on another disk.", shell.Text, StringComparison.Ordinal);
    }

    /// <summary>Ends a program some time after it has begun with its work, and looks whether the store is sound.</summary>
    private async Task KillAsync(string kind, int seed)
    {
        var random = new Random(seed);
        using (WorkProgram program = _folder.Start("--keeping", kind, "--to", Backup, "--work", "0"))
        {
            await program.WaitForAsync(2 + random.Next(3));
            await Task.Delay(random.Next(60));
            await program.KillAsync();
            Assert.DoesNotContain("error: ", program.Text, StringComparison.Ordinal);
            Assert.Empty(program.Told("ended"));
        }

        using Store store = _folder.Open();
        StoreVerification found = await store.VerifyAsync(null, CancellationToken.None);
        Assert.True(found.IsSound, string.Join('\n', found.Findings));
        Assert.DoesNotContain(found.Findings, static finding => finding.Kind != StoreFindingKind.StrayLog);
    }
}
