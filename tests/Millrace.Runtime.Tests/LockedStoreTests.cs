using Microsoft.Data.Sqlite;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>Stores that somebody else holds or has changed.</summary>
public sealed class LockedStoreTests : IDisposable
{
    private readonly TestStore _test = new();

    private string Metadata => Path.Combine(_test.StoreFolder, "metadata.db");

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_file_that_stays_locked_is_named_with_what_to_do()
    {
        using var holder = new SqliteConnection($"Data Source={Metadata};Pooling=False");
        holder.Open();
        using SqliteCommand begin = holder.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        using Database database = Database.Open(Metadata, TimeSpan.FromMilliseconds(100));

        var locked = Assert.Throws<StoreLockedException>(() => database.Transaction(() => 0));

        Assert.Equal(Metadata, locked.Path);
        Assert.StartsWith($"The store's metadata {Metadata} was locked by another program for 0.1 seconds. ", locked.Message);
        Assert.Contains("may hold it: end that, and run again.", locked.Message);
        begin.CommandText = "ROLLBACK";
        begin.ExecuteNonQuery();
        Assert.Equal(1, database.Transaction(() => 1));
    }

    [Fact]
    public async Task A_store_that_a_newer_version_has_changed_meanwhile_is_not_written_to()
    {
        await _test.RunAsync(Plan(Step("first", Constant("a"))));
        _test.Change("PRAGMA user_version = 99");

        var refused = await Assert.ThrowsAsync<MillraceException>(() => _test.RunAsync(Plan(Step("first", Constant("b")))));

        Assert.StartsWith($"The store {_test.StoreFolder} was brought to format 99 while this program used it, ", refused.Message);
        Assert.Single(_test.Store.Metadata.ListRuns());
        _test.Change($"PRAGMA user_version = {MetadataSchema.Version}");
    }

    [Fact]
    public async Task Nor_by_a_single_statement()
    {
        string run = (await _test.RunAsync(Plan(Step("first", Constant("a"))))).RunId;
        _test.Store.Labels.Pin(run);
        _test.Change("PRAGMA user_version = 99");

        foreach (Action write in new Action[]
        {
            () => _test.Store.Labels.Unpin(run), () => _test.Store.Labels.Pin(run), () => _test.Store.Runs.EndRun(1, RunStatus.Failed, TimeSpan.Zero),
        })
        {
            Assert.StartsWith(
                $"The store {_test.StoreFolder} was brought to format 99 while this program used it, ", Assert.Throws<MillraceException>(write).Message);
        }

        RunSummary summary = Assert.Single(_test.Store.Metadata.ListRuns());
        Assert.Equal((RunStatus.Succeeded, true), (summary.Status, summary.IsPinned));
        _test.Change($"PRAGMA user_version = {MetadataSchema.Version}");
    }

    [Fact]
    public void Whoever_becomes_a_user_of_a_store_takes_another_name_where_one_is_taken()
    {
        // A link to nothing: it cannot be made and is not there, like a file that somebody who cleans up took between its creation and its lock.
        string staging = Path.Combine(_test.Folder, "staging");
        Directory.CreateDirectory(staging);
        File.CreateSymbolicLink(Path.Combine(staging, "aaaaaaaa0000.owner"), Path.Combine(_test.Folder, "nothing"));
        var names = new Queue<string>(["aaaaaaaa0000", "aaaaaaaa0000", "bbbbbbbb0000"]);

        using (StoreOwner owner = StoreOwner.Create(staging, names.Dequeue))
            Assert.Equal("bbbbbbbb0000", owner.Id);

        string message = Assert.Throws<MillraceException>(() => StoreOwner.Create(staging, static () => "aaaaaaaa0000")).Message;
        Assert.StartsWith($"The store's folder {staging} cannot be written to: ", message);
    }
}
