using System.Globalization;
using SQLitePCL;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>Looking at a store without writing to it.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    private string File => Path.Combine(_test.StoreFolder, "metadata.db");

    [Fact]
    public async Task A_connection_for_reading_cannot_write_and_sees_what_others_commit()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        using Database database = Database.OpenForReading(File);

        Assert.Equal(1, database.Number("SELECT count(*) FROM run"));
        Assert.Equal(
            raw.SQLITE_READONLY,
            Assert.IsType<DatabaseException>(Assert.Throws<MillraceException>(() => database.Execute("DELETE FROM cache_entry")).InnerException).Code);
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        Assert.Equal(2, database.Number("SELECT count(*) FROM run"));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("100% of a#b & ü")]
    public async Task Where_no_file_can_be_made_beside_it_the_file_is_read_as_one_that_nobody_changes(string name)
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        _test.Store.Dispose();
        string folder = Path.Combine(_test.Folder, name), copy = Path.Combine(folder, "metadata.db");
        Directory.CreateDirectory(folder);
        System.IO.File.Copy(File, copy);

        using (Database database = Database.OpenImmutable(copy))
        {
            Assert.Equal(1, database.Number("SELECT count(*) FROM run"));
            Assert.Equal(
                raw.SQLITE_READONLY,
                Assert.IsType<DatabaseException>(Assert.Throws<MillraceException>(() => database.Execute("DELETE FROM cache_entry")).InnerException).Code);
            Assert.Equal([copy], Directory.GetFiles(folder));
        }

        System.IO.File.Delete(copy);
        Assert.StartsWith($"The store's metadata {copy} cannot be opened: ", Assert.Throws<MillraceException>(() => Database.OpenImmutable(copy)).Message);
    }

    [Fact]
    public void An_empty_file_is_an_empty_store_and_stays_empty()
    {
        string folder = Path.Combine(_test.Folder, "empty"), file = Path.Combine(folder, "metadata.db");
        Directory.CreateDirectory(folder);
        System.IO.File.WriteAllBytes(file, []);

        using Store store = Store.OpenForReading(folder, TimeProvider.System);

        Assert.Empty(store.Metadata.ListRuns());
        Assert.Equal(0, new FileInfo(file).Length);
    }

    [UnprivilegedFact]
    public async Task A_read_only_folder_can_be_looked_at_but_not_run_in()
    {
        string run = (await _test.RunAsync(Plan(Step("one", Constant("a"))))).RunId;
        _test.Store.Dispose();
#pragma warning disable CA1416 // Skipped on Windows.
        UnixFileMode mode = System.IO.File.GetUnixFileMode(_test.StoreFolder);
        System.IO.File.SetUnixFileMode(_test.StoreFolder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using (Store store = Store.OpenForReading(_test.StoreFolder, TimeProvider.System))
                Assert.Equal(run, store.Metadata.GetRun("last").Summary.RunId);
            string message = Assert.Throws<MillraceException>(() => Store.Open(_test.StoreFolder, TimeProvider.System)).Message;
            Assert.StartsWith($"The store {_test.StoreFolder} cannot be written to: ", message);
            Assert.EndsWith("or name another folder with --store.", message);
        }
        finally
        {
            System.IO.File.SetUnixFileMode(_test.StoreFolder, mode);
        }
#pragma warning restore CA1416
    }

    [Fact]
    public async Task A_run_whose_program_was_killed_shows_as_interrupted_at_once_and_a_living_one_as_running()
    {
        PipelinePlan plan = Plan(
            Step("done", Constant("a")), Step("busy", Map((_, text) => text), new PlanInput(0, 0)), Step("late", Map((_, text) => text), new PlanInput(1, 0)));
        RunResult run = await _test.RunAsync(plan);
        Execute("UPDATE run SET status = 'Running', seconds = NULL");
        Execute("UPDATE step SET state = 'Running' WHERE name = 'busy'");
        Execute("UPDATE step SET state = 'Pending' WHERE name = 'late'");
        using Store reader = Store.OpenForReading(_test.StoreFolder, TimeProvider.System);
        Assert.Equal("Running: done Executed, busy Running, late Pending", Show(reader));

        foreach (string owner in new[] { "gone00000000", "killed000000" })
        {
            // As kill -9 leaves it: no file at all, or one that no process locks.
            if (owner.StartsWith("killed", StringComparison.Ordinal))
            {
                System.IO.File.WriteAllText(
                    Path.Combine(_test.StoreFolder, "staging", owner + ".owner"),
                    string.Create(CultureInfo.InvariantCulture, $"999999999\n{DateTime.UtcNow:O}\n{Environment.MachineName}\n"));
            }

            Execute($"UPDATE run SET owner = '{owner}'");

            Assert.Equal("Interrupted: done Executed, busy Cancelled, late Cancelled", Show(reader));
            Assert.Equal(RunStatus.Interrupted, reader.Metadata.ListRuns()[0].Status);
            Assert.Equal(
                ["the program ended while it ran", "the program ended before its turn"],
                reader.Metadata.GetRun(run.RunId).Steps.Skip(1).Select(static step => step.Reason));
        }

        using Database database = Database.OpenForReading(File);
        Assert.Equal(1, database.Number("SELECT count(*) FROM run WHERE status = 'Running'"));
    }

    private static string Show(Store store)
    {
        RunRecord run = store.Metadata.GetRun("last");
        return $"{run.Summary.Status}: {string.Join(", ", run.Steps.Select(static step => $"{step.Name} {step.State}"))}";
    }

    private void Execute(string sql)
    {
        using Database database = Database.Open(File);
        database.Execute(sql);
    }
}
