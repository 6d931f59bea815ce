using System.Globalization;
using Microsoft.Data.Sqlite;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class StoreTests : IDisposable
{
    private readonly TestStore _test = new();

    private string Staging => Path.Combine(_test.StoreFolder, "staging");

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task The_same_content_is_stored_once()
    {
        RunResult result = await _test.RunAsync(Plan(Step("one", Constant("same")), Step("two", Map((_, text) => text), new PlanInput(0, 0))));

        Assert.Equal(result.Step("one").Outputs[0].Artifact, result.Step("two").Outputs[0].Artifact);
        Assert.Single(Directory.GetFiles(Path.Combine(_test.StoreFolder, "objects"), "*", SearchOption.AllDirectories));
        Assert.Equal(4, result.Step("one").Outputs[0].Artifact.Bytes);
    }

    [Fact]
    public void The_digest_of_a_folder_is_that_of_its_sorted_names_lengths_and_contents()
    {
        string folder = Path.Combine(_test.Folder, "folder");
        Directory.CreateDirectory(Path.Combine(folder, "b"));
        File.WriteAllText(Path.Combine(folder, "b", "c"), "1");
        File.WriteAllText(Path.Combine(folder, "B"), "22");
        using var expected = new MemoryStream();
        foreach ((string name, string content) in new[] { ("B", "22"), ("b/c", "1") })
        {
            expected.Write(BitConverter.GetBytes((long)name.Length));
            expected.Write(System.Text.Encoding.UTF8.GetBytes(name));
            expected.Write(BitConverter.GetBytes((long)content.Length));
            expected.Write(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)));
        }

        StoredObject content1 = FolderDigest.Compute(folder, sync: true, CancellationToken.None);

        Assert.Equal(
            new StoredObject(
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(expected.ToArray())), 3, 2) { Stamp = FolderDigest.Stamp(folder) },
            content1);
    }

    [Fact]
    public async Task An_artifact_of_another_type_is_refused()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        ArtifactRecord artifact = _test.Store.Metadata.ResolveArtifact("last/one");

        var exception = await Assert.ThrowsAsync<MillraceException>(
            () => _test.Store.LoadAsync(artifact, ArtifactType.Of<Receipt>(), _test, CancellationToken.None).AsTask());

        Assert.Equal($"The artifact {artifact.Digest[..16]} is a Text, not a Receipt.", exception.Message);
    }

    [Fact]
    public async Task A_store_of_another_format_is_refused()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        _test.Store.Dispose();
        Execute("PRAGMA user_version = 77");

        string message = Assert.Throws<MillraceException>(() => Store.Open(_test.StoreFolder, TimeProvider.System)).Message;
        Assert.StartsWith(
            $"The store {_test.StoreFolder} has format 77, but this version of Millrace reads and writes format {MetadataSchema.Version} alone.", message);
        Assert.Throws<MillraceException>(() => Store.OpenForReading(_test.StoreFolder, TimeProvider.System));
    }

    [Fact]
    public void What_is_no_store_is_refused()
    {
        string folder = Path.Combine(_test.Folder, "foreign");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "metadata.db"), "this is no database, but long enough to be taken for one at first sight");
        Assert.Contains("metadata.db is damaged, or no metadata of a store: ", Assert.Throws<MillraceException>(() => Store.Open(folder, TimeProvider.System)).Message);

        File.Delete(Path.Combine(folder, "metadata.db"));
        Execute("CREATE TABLE t (x)", Path.Combine(folder, "metadata.db"));
        Assert.Contains("is not the metadata of a Millrace store", Assert.Throws<MillraceException>(() => Store.Open(folder, TimeProvider.System)).Message);

        File.Delete(Path.Combine(folder, "metadata.db"));
        Directory.CreateDirectory(Path.Combine(folder, "objects"));
        Assert.Contains("holds objects but no metadata.db", Assert.Throws<MillraceException>(() => Store.Open(folder, TimeProvider.System)).Message);
        Assert.Contains(
            "cannot be made",
            Assert.Throws<MillraceException>(
                () => Store.Open(Path.Combine(folder, "metadata.txt", File.Exists(Touch(folder)) ? "x" : "y"), TimeProvider.System)).Message);
    }

    [Fact]
    public void Leftovers_of_dead_owners_are_removed_and_those_of_living_ones_kept()
    {
        string alive = _test.Store.Owner.Folder;
        File.WriteAllText(Path.Combine(alive, "mine"), "");
        string dead = Leave("dead00000000", 999_999_999, DateTime.UtcNow);
        string recycled = Leave("recycled0000", Environment.ProcessId, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        string unreadable = Leave("unreadable00", null, DateTime.UtcNow);
        string orphan = Path.Combine(Staging, "orphan000000");
        Directory.CreateDirectory(orphan);
        // As on a file system without locks: the lock is free, but the process lives.
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        string unlocked = Leave("unlocked0000", Environment.ProcessId, process.StartTime.ToUniversalTime());

        using (Store.Open(_test.StoreFolder, TimeProvider.System))
        {
            Assert.True(File.Exists(Path.Combine(alive, "mine")));
            Assert.True(Directory.Exists(unlocked));
            Assert.All([dead, recycled, unreadable, orphan], static folder => Assert.False(Directory.Exists(folder)));
            Assert.Equal(
                [Path.GetFileName(alive) + ".owner", "unlocked0000.owner"], Directory.GetFiles(Staging).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }

        _test.Store.Dispose();
        Assert.False(Directory.Exists(alive));
    }

    [Fact]
    public async Task A_run_whose_program_died_is_marked_interrupted_and_the_next_run_reuses_what_it_committed()
    {
        PipelinePlan plan = Plan(
            Step("done", Constant("a")),
            Step("running", Map((_, text) => text), new PlanInput(0, 0)),
            Step("waiting", Map((_, text) => text + "!", parameters: [Parameter("other", "")]), new PlanInput(1, 0)));
        RunResult killed = await _test.RunAsync(plan, new RunOptions { To = "done" });
        _test.Store.Dispose();
        // As kill -9 leaves it: one step committed, one with a fence and a folder, one not begun; the owner's file without a lock.
        Execute("UPDATE run SET status = 'Running', seconds = NULL, owner = 'dead00000000'");
        Execute("UPDATE step SET state = 'Running', fence = 1 WHERE name = 'running'");
        Execute("UPDATE step SET state = 'Pending' WHERE name = 'waiting'");
        string left = Leave("dead00000000", 999_999_999, DateTime.UtcNow);

        _test.Reopen();

        RunRecord run = _test.Store.Metadata.GetRun(killed.RunId);
        Assert.Equal(RunStatus.Interrupted, run.Summary.Status);
        Assert.Equal(
            ["done Executed ", "running Cancelled the program ended while it ran", "waiting Cancelled the program ended before its turn"],
            run.Steps.Select(static step => $"{step.Name} {step.State} {(step.State == StepState.Executed ? "" : step.Reason)}"));
        Assert.False(Directory.Exists(left));
        RunResult next = await _test.RunAsync(plan);
        Assert.Equal("done reused, running executed, waiting executed", next.States());
        Assert.Equal("has not finished before", next.Step("running").Reason);
        _test.Reopen();
        Assert.Equal(RunStatus.Succeeded, _test.Store.Metadata.GetRun("last").Summary.Status);
    }

    [Fact]
    public async Task A_superseded_attempt_commits_nothing()
    {
        PipelinePlan plan = Plan(Step("contested", Of("contested", call =>
        {
            // Another process takes the step over: the next fence.
            Execute("UPDATE step SET fence = 2, state = 'Running'");
            call.Output(0, new Text("loser"));
            return ValueTask.CompletedTask;
        })));

        RunResult result = await _test.RunAsync(plan);

        Assert.Equal("This attempt of step 'contested' was given up or superseded by another one, so its result is dropped.", result.Steps[0].Error!.Message);
        StepRecord step = _test.Store.Metadata.GetRun("last").Steps[0];

        // With the run its steps end, whoever holds them.
        Assert.Equal((StepState.Cancelled, 2), (step.State, step.Attempt));
        Assert.Empty(step.Outputs);
    }

    [Fact]
    public async Task Several_stores_on_one_folder_run_at_once_and_agree()
    {
        PipelinePlan plan = Plan([Step("base", Constant("base")), .. Enumerable.Range(0, 12).Select(static i =>
            Step(
                string.Create(CultureInfo.InvariantCulture, $"step-{i}"),
                Map((call, text) => text + call.Parameter<string>(0), parameters: [Parameter("text", "")]),
                [Results.Set(0, (i % 4).ToString(CultureInfo.InvariantCulture))],
                new PlanInput(0, 0)))]);
        TestStore[] stores = [.. Enumerable.Range(0, 6).Select(_ => new TestStore(_test.Folder))];

        RunResult[] results = await Task.WhenAll(stores.Select(store => Task.Run(() => store.RunAsync(plan, new RunOptions { MaxParallelism = 3 }))));

        Assert.All(results, static result => Assert.Equal(RunStatus.Succeeded, result.Status));
        Assert.Single(results.Select(static result => string.Join(' ', result.Steps.Select(static step => step.Outputs[0].Artifact.Digest))).Distinct());
        Assert.Equal(5, Directory.GetFiles(Path.Combine(_test.StoreFolder, "objects"), "*", SearchOption.AllDirectories).Length);
        Assert.Equal(6, _test.Store.Metadata.ListRuns().Length);
        Assert.All((await _test.RunAsync(plan)).Steps, static step => Assert.Equal(StepState.Reused, step.State));
        foreach (TestStore store in stores)
            store.Dispose();
        Assert.Single(Directory.GetFiles(Staging));
    }

    [Fact]
    public async Task A_new_folder_may_be_opened_by_several_at_once()
    {
        for (int round = 0; round < 5; round++)
        {
            string folder = Path.Combine(_test.Folder, string.Create(CultureInfo.InvariantCulture, $"new-{round}"));
            Store[] stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Store.Open(folder, TimeProvider.System))));
            Assert.All(stores, static store => Assert.Empty(store.Metadata.ListRuns()));
            foreach (Store store in stores)
                store.Dispose();
        }
    }

    private string Leave(string id, int? process, DateTime started)
    {
        string folder = Path.Combine(Staging, id);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "half"), "half");
        File.WriteAllText(
            folder + ".owner", process is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{process}\n{started:O}\n{Environment.MachineName}\n"));
        return folder;
    }

    private static string Touch(string folder)
    {
        string path = Path.Combine(folder, "metadata.txt");
        File.WriteAllText(path, "");
        return path;
    }

    private void Execute(string sql, string? path = null)
    {
        using var connection = new SqliteConnection($"Data Source={path ?? Path.Combine(_test.StoreFolder, "metadata.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
