using Microsoft.Data.Sqlite;

namespace Millrace.Data.Tests.Sql;

/// <summary>Reading and writing that is ended in the middle, or takes too long.</summary>
[Collection(SqlCollection.Name)]
public sealed class SqlStoppingTests(PostgresServer server) : SqlTestsBase(server)
{
    private static readonly Fare[] s_rows = [.. Enumerable.Range(0, 3000).Select(static i => new Fare { Value = i })];

    [PostgresFact]
    public async Task Writing_that_is_cancelled_while_the_database_works_is_undone()
    {
        await WriteAsync("post", "fares", new Fare { Value = -1 });
        Execute("post", "CREATE FUNCTION wait() RETURNS trigger AS 'BEGIN PERFORM pg_sleep(600); RETURN NEW; END' LANGUAGE plpgsql");
        Execute("post", "CREATE TRIGGER brake BEFORE INSERT ON fares FOR EACH ROW WHEN (NEW.fare = 2500) EXECUTE FUNCTION wait()");
        using var stop = new CancellationTokenSource();
        Task writing = ReplaceAsync("post", stop.Token);
        await WaitForSleepersAsync(1, writing);
        Assert.False(writing.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
        Assert.Equal(-1, Assert.Single(await ReadAsync<Fare>("post", "fares")).Value);

        Execute("post", "DROP TRIGGER brake ON fares");
        await ReplaceAsync("post", CancellationToken.None);
        Assert.Equal(s_rows, await ReadAsync<Fare>("post", "SELECT * FROM fares ORDER BY fare"));
    }

    [Fact]
    public async Task Writing_that_is_cancelled_between_statements_is_undone()
    {
        using var stop = new CancellationTokenSource();
        await WriteAsync("lite", "fares", new Fare { Value = -1 });
        Execute("lite", "CREATE TRIGGER brake BEFORE INSERT ON fares WHEN NEW.fare = 2500 BEGIN SELECT brake(); END");
        Databases = new SqlDatabases().With("lite", new BrakeFactory(stop.Cancel), Lite);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReplaceAsync("lite", stop.Token));
        Assert.Equal(-1, Assert.Single(await ReadAsync<Fare>("lite", "fares")).Value);
        await ReplaceAsync("lite", CancellationToken.None);
        Assert.Equal(s_rows, await ReadAsync<Fare>("lite", "SELECT * FROM fares ORDER BY fare"));
    }

    [PostgresFact]
    public async Task A_statement_that_takes_longer_than_it_may_says_which_parameter_lets_it()
    {
        var read = new ReadSql<SqlTextCell>(Databases) { Database = "post", Query = "SELECT pg_sleep(600)::text AS value", CommandTimeout = 1 };
        string message = (await Assert.ThrowsAsync<DataException>(() => read.RunAsync(new TestStep(Folder), default))).Message;
        Assert.StartsWith("database 'post': the query failed: ", message);
        Assert.EndsWith("it took longer than it may. Set the parameter 'command-timeout' to more seconds, or to 0 for as long as it takes.", message);

        await WriteAsync("post", "fares", new Fare { Value = -1 });
        Execute("post", "CREATE FUNCTION wait() RETURNS trigger AS 'BEGIN PERFORM pg_sleep(600); RETURN NEW; END' LANGUAGE plpgsql");
        Execute("post", "CREATE TRIGGER brake BEFORE INSERT ON fares FOR EACH ROW EXECUTE FUNCTION wait()");
        var write = new WriteSql<Fare>(Databases) { Database = "post", Table = "fares", CommandTimeout = 1 };
        message = (await Assert.ThrowsAsync<DataException>(() => write.RunAsync(Dataset.Of(s_rows), new TestStep(Folder), default))).Message;
        Assert.StartsWith("table fares: rows 1 to 500 cannot be inserted: ", message);
        Assert.Contains("'command-timeout'", message, StringComparison.Ordinal);
        Assert.Single(await ReadAsync<Fare>("post", "fares"));
    }

    [PostgresFact]
    public async Task A_query_is_ended_where_the_step_is()
    {
        using var stop = new CancellationTokenSource();
        var read = new ReadSql<SqlTextCell>(Databases) { Database = "post", Query = "SELECT pg_sleep(600)::text AS value", CommandTimeout = 0 };
        Task reading = read.RunAsync(new TestStep(Folder), stop.Token);
        await WaitForSleepersAsync(1, reading);
        Assert.False(reading.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await WaitForSleepersAsync(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Progress_is_told_while_rows_come_and_go(string database)
    {
        Fare[] rows = [.. Enumerable.Range(0, 140_000).Select(static i => new Fare { Value = i })];
        var write = new TestStep(Folder);
        await new WriteSql<Fare>(Databases) { Database = database, Table = "fares" }.RunAsync(Dataset.Of(rows), write, default);
        Assert.Equal([65_536, 131_072, 140_000], write.Progress);
        var read = new TestStep(Folder);
        await new ReadSql<Fare>(Databases) { Database = database, Query = "fares" }.RunAsync(read, default);
        Assert.Equal([65_536, 131_072, 140_000], read.Progress);
    }

    private Task<WrittenRows> ReplaceAsync(string database, CancellationToken cancellation) =>
        new WriteSql<Fare>(Databases) { Database = database, Table = "fares", Mode = SqlWriteMode.Replace }.RunAsync(Dataset.Of(s_rows), new TestStep(Folder), cancellation);
}
