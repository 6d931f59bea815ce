using Microsoft.Data.Sqlite;
using Millrace.Data;
using Millrace.Data.Tests.Sql;
using Millrace.Runtime;
using Millrace.Testing;

namespace Millrace.Tests.Sinks;

/// <summary>Predictions that are written to CSV, Parquet and a database, again and again.</summary>
public sealed class SinkPipelineTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private const int Trips = 3000;

    private static readonly string[] s_sinks = ["count-written", "write-csv", "write-parquet", "write-sql"];

    private readonly List<ScoringFolder> _folders = [];

    public static TheoryData<string> Databases => PostgresServer.Absent is null ? ["lite", "post"] : ["lite"];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_run_twice_is_written_once(string database)
    {
        ScoringFolder scoring = Folder(database);
        Assert.Equal(["count-written", "fit-features", "predict", "read-csv", "weigh-miles", "write-csv", "write-parquet", "write-sql"], await scoring.RunAsync());
        await scoring.CheckAsync(Trips);
        (DateTime csv, DateTime parquet) = (File.GetLastWriteTimeUtc(scoring.Csv), File.GetLastWriteTimeUtc(scoring.Parquet));

        Assert.Empty(await scoring.RunAsync());
        Assert.Equal((csv, parquet), (File.GetLastWriteTimeUtc(scoring.Csv), File.GetLastWriteTimeUtc(scoring.Parquet)));
        await scoring.CheckAsync(Trips);

        Assert.Equal(["write-csv", "write-parquet", "write-sql"], await scoring.RunAsync("write-csv", "write-parquet", "write-sql"));
        await scoring.CheckAsync(Trips);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_was_written_before_a_failure_is_not_written_again(string database)
    {
        ScoringFolder scoring = Folder(database);
        scoring.Gate.IsShut = true;
        await using (PipelineTestResult failed = await scoring.TryAsync())
        {
            Assert.Equal(RunStatus.Failed, failed.Run.Status);
            Assert.EndsWith("The gate is shut.", failed["count-written"].Error!.Message);
        }

        await scoring.CheckAsync(Trips);
        scoring.Gate.IsShut = false;
        Assert.Equal(["count-written"], await scoring.RunAsync());
        await scoring.CheckAsync(Trips);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Other_trips_take_the_place_of_files_and_are_added_to_the_table(string database)
    {
        ScoringFolder scoring = Folder(database);
        await scoring.RunAsync();
        string[] first = scoring.Table();
        scoring.WriteTrips(Trips, shift: 40);
        await scoring.RunAsync();
        Assert.Equal(Trips + 1, (await File.ReadAllLinesAsync(scoring.Csv)).Length);
        Assert.Equal(2 * Trips, scoring.Table().Length);
        Assert.Equal(first, scoring.Table("miles < 40"));

        // The files have to be written again, and the table has what it should have.
        scoring.WriteTrips(Trips);
        Assert.Equal(["write-csv", "write-parquet"], (await scoring.RunAsync()).Except(["count-written"]));
        Assert.Equal(first, (await File.ReadAllLinesAsync(scoring.Csv))[1..]);
        Assert.Equal(2 * Trips, scoring.Table().Length);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Other_trips_take_the_place_of_all_rows_where_that_is_asked_for(string database)
    {
        ScoringFolder scoring = Folder(database);
        scoring.Mode = SqlWriteMode.Replace;
        await scoring.RunAsync();
        scoring.WriteTrips(50, shift: 40);
        await scoring.RunAsync();
        await scoring.CheckAsync(50, shift: 40);
        scoring.WriteTrips(Trips);
        Assert.Equal(["write-csv", "write-parquet", "write-sql"], (await scoring.RunAsync()).Except(["count-written"]));
        await scoring.CheckAsync(Trips);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_somebody_has_deleted_or_changed_is_written_again_and_nothing_else(string database)
    {
        ScoringFolder scoring = Folder(database);
        await scoring.RunAsync();
        File.Delete(scoring.Csv);
        Assert.Equal(["write-csv"], (await scoring.RunAsync()).Except(["count-written"]));
        await scoring.CheckAsync(Trips);

        await File.AppendAllTextAsync(scoring.Parquet, "x");
        Assert.Equal(["write-parquet"], (await scoring.RunAsync()).Except(["count-written"]));
        await scoring.CheckAsync(Trips);

        scoring.Execute("DELETE FROM scored WHERE id = 7");
        Assert.Equal(["write-sql"], (await scoring.RunAsync()).Except(["count-written"]));
        await scoring.CheckAsync(Trips);

        scoring.Execute("DROP TABLE scored");
        Assert.Equal(["write-sql"], (await scoring.RunAsync()).Except(["count-written"]));
        await scoring.CheckAsync(Trips);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_while_rows_are_written_leaves_none_and_the_next_writes_them_alone()
    {
        ScoringFolder scoring = Folder("lite");
        await scoring.RunAsync();
        scoring.Execute("DROP TABLE scored");
        scoring.Execute("CREATE TABLE scored (id integer, miles real, company text, score double precision, millrace_batch text)");
        scoring.Execute("CREATE TRIGGER brake BEFORE INSERT ON scored WHEN NEW.id = 1500 BEGIN SELECT brake(); END");
        using var stop = new CancellationTokenSource();
        SqlDatabases plain = scoring.Databases;
        scoring.Databases = new SqlDatabases().With("lite", new BrakeFactory(stop.Cancel), scoring.Connection);
        await using (PipelineTestResult cancelled = await scoring.TryAsync(stop.Token))
            Assert.Equal(RunStatus.Cancelled, cancelled.Run.Status);
        Assert.Empty(scoring.Table());

        scoring.Databases = plain;
        scoring.Execute("DROP TRIGGER brake");
        Assert.Equal(["write-sql"], (await scoring.RunAsync()).Except(["count-written"]));
        await scoring.CheckAsync(Trips);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rows_that_the_database_refuses_fail_their_step_alone(string database)
    {
        ScoringFolder scoring = Folder(database);
        scoring.Execute("CREATE TABLE scored (id integer CHECK (id < 2999), miles real, company text, score double precision, millrace_batch text)");
        await using (PipelineTestResult failed = await scoring.TryAsync())
        {
            Assert.StartsWith("table scored: rows 2801 to 3000 cannot be inserted: ", failed["write-sql"].Error!.Message);
            Assert.IsType<DataException>(failed["write-sql"].Error!.Exception);
        }

        Assert.Empty(scoring.Table());
        scoring.Execute("DROP TABLE scored");
        string[] executed = await scoring.RunAsync();
        Assert.Contains("write-sql", executed);
        Assert.Empty(executed.Except(s_sinks));
        await scoring.CheckAsync(Trips);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ScoringFolder folder in _folders)
            folder.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private ScoringFolder Folder(string database)
    {
        var folder = new ScoringFolder(database, server);
        _folders.Add(folder);
        if (database == "post")
            folder.Execute("DROP TABLE IF EXISTS scored");
        folder.WriteTrips(Trips);
        return folder;
    }
}
