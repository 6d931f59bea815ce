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

    [UnprivilegedFact]
    public async Task What_a_log_alone_holds_in_a_read_only_folder_is_not_left_out_in_silence()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        string folder = Path.Combine(_test.Folder, "left"), copy = Path.Combine(folder, "metadata.db");
        Directory.CreateDirectory(folder);
        System.IO.File.Copy(File, copy);
        System.IO.File.Copy(File + "-wal", copy + "-wal");
        Assert.True(new FileInfo(copy + "-wal").Length > 32);
#pragma warning disable CA1416 // Skipped on Windows.
        UnixFileMode mode = System.IO.File.GetUnixFileMode(folder);
        System.IO.File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            string message = Assert.Throws<MillraceException>(() => Database.OpenForReading(copy)).Message;
            Assert.StartsWith($"The store's metadata {copy} cannot be read where it is: ", message);
            Assert.EndsWith("or make this folder writable.", message);
        }
        finally
        {
            System.IO.File.SetUnixFileMode(folder, mode);
        }
#pragma warning restore CA1416
    }

    [Fact]
    public async Task A_log_that_holds_more_than_its_header_is_known_by_its_length()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        Assert.True(DatabaseFaults.HasLog(File));
        _test.Store.Dispose();
        Assert.False(DatabaseFaults.HasLog(File));
        System.IO.File.WriteAllBytes(File + "-wal", new byte[32]);
        Assert.False(DatabaseFaults.HasLog(File));
        System.IO.File.Delete(File + "-wal");
    }

    [Fact]
    public async Task Connections_that_could_not_be_opened_do_not_count_and_those_that_could_are_small_and_only_read()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        int failures = 40;
        using var pool = new ReadingPool(Database.OpenForReading(File), () => failures-- > 0 ? throw new MillraceException("not now") : Database.Open(File));
        void Second(Action<IReadConnection> use) => pool.ForEach("SELECT 1", _ => use(pool));

        for (int i = 0; i < 40; i++)
            Assert.Equal("not now", Assert.Throws<MillraceException>(() => Second(static each => each.Number("SELECT 1"))).Message);
        Second(static each => Assert.Equal((1, -8192), (each.Number("PRAGMA query_only"), each.Number("PRAGMA cache_size"))));
        Second(static each => Assert.Throws<MillraceException>(() => each.Number("DELETE FROM cache_entry")));
    }

    [Fact]
    public async Task Sixteen_readers_at_once_open_their_connections_once_and_none_is_given_out_after_the_end()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a"))));
        int opened = 0;
        var pool = new ReadingPool(Database.OpenForReading(File), () =>
        {
            opened++;
            return Database.OpenForReading(File);
        });
        for (int i = 0; i < 3; i++)
        {
            Database[] rented = [.. Enumerable.Range(0, 16).Select(_ => pool.Rent(out bool _))];
            Assert.All(rented, pool.Return);
        }

        Assert.Equal(16, opened);
        Database late = pool.Rent(out _);
        pool.Dispose();
        pool.Return(late);
        Assert.ThrowsAny<Exception>(() => late.Number("SELECT 1"));
        Assert.Throws<ObjectDisposedException>(() => pool.Rent(out _));
        Assert.Throws<ObjectDisposedException>(() => pool.Number("SELECT 1"));
        Assert.Equal(16, opened);
    }

    [Fact]
    public void Of_many_texts_of_statements_only_so_many_are_kept_and_none_goes_while_it_is_read()
    {
        using var connection = Connection();
        using var cache = new StatementCache(connection);
        long Run(string sql) => cache.Use(sql, [], 0, static (statement, values, _) => statement.Run(values)) ?? 0;
        for (int i = 0; i < 3 * StatementCache.Most; i++)
        {
            Assert.Equal(i, Run($"SELECT {i}"));
            Assert.InRange(cache.Count, 1, StatementCache.Most);
        }

        var read = new List<long>();
        cache.Use("SELECT 1 UNION SELECT 2", [], 0, (statement, values, _) =>
        {
            statement.Read(values, row =>
            {
                read.Add(row.GetInt64(0));
                for (int i = 0; i < StatementCache.Most; i++)
                    Run($"SELECT -{i}");
            });
            return 0;
        });
        Assert.Equal([1, 2], read);
    }

    [Fact]
    public void A_statement_lets_the_values_go_that_it_was_given()
    {
        using var connection = Connection();
        using var statement = new Statement(connection, "SELECT $p0 IS NULL", 1);
        Assert.Equal(0, statement.Run(["text"]));
        Assert.Equal(1, statement.Run([]));
        statement.Read(["text"], static _ => { });
        Assert.Equal(1, statement.Run([]));
    }

    [Fact]
    public async Task What_is_registered_is_found_from_the_registrations_on_through_indices()
    {
        await _test.RunAsync(Plan(Step("one", Constant("a")), Step("two", Map(static (_, text) => text + "b"), new PlanInput(0, 0))));
        using Database database = Database.OpenForReading(File);
        var plans = new QueryPlans(database);
        ArtifactType text = ArtifactType.Of<Text>();
        RegisteredInput found = Assert.Single(new CacheQueries(plans).Registered([text], text.Type.ToString()));
        Assert.Equal(_test.Store.Metadata.ResolveArtifact("last/two").Digest, found.Registration.Digest);
        Assert.StartsWith("SEARCH a USING INDEX artifact_by_kind (kind=?)", plans.Steps[0]);
        Assert.DoesNotContain(plans.Steps, static step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    private static sqlite3 Connection()
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(":memory:", out sqlite3 connection));
        return connection;
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

        // The folder of locks was emptied, say; the program goes on, and renews its lease.
        Execute(string.Create(CultureInfo.InvariantCulture,
            $"INSERT INTO run_lease (run, host, renewed_at, valid_until) SELECT number, '{Environment.MachineName}', '{DateTime.UtcNow:O}', '{DateTime.UtcNow.AddHours(1):O}' FROM run"));
        Assert.StartsWith("Interrupted", Show(reader));
        Execute("UPDATE run SET owner = 'gone00000000'");
        Assert.StartsWith("Running", Show(reader));
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
