namespace Millrace.Data.Tests.Sql;

/// <summary>Several programs that write into one table at a time, as connections of their own.</summary>
[Collection(SqlCollection.Name)]
public sealed class SqlConcurrencyTests(PostgresServer server) : SqlTestsBase(server)
{
    private static readonly Fare[] s_rows = [.. Enumerable.Range(0, 700).Select(static i => new Fare { Value = i })];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_rows_are_written_once_whoever_writes_them_and_whoever_makes_the_table(string database)
    {
        for (int round = 0; round < 3; round++)
        {
            SqlWriteMode mode = round == 1 ? SqlWriteMode.Replace : SqlWriteMode.Append;
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(database, "a", mode))));
            Assert.Equal(s_rows, await ReadAsync<Fare>(database, "SELECT * FROM fares ORDER BY fare"));
            if (round == 0)
                Execute(database, "DROP TABLE fares");
        }
    }

    [PostgresFact]
    public async Task Who_writes_rows_that_another_is_writing_waits_for_it_and_other_rows_do_not()
    {
        await StopAtRowAsync();
        Task first = WriteAsync("post", "a");
        await WaitingAsync(first);
        Task second = WriteAsync("post", "a");
        Task all = WriteAsync("post", "b", SqlWriteMode.Replace);
        await WaitingAsync(first, second, all);
        Execute("post", "UPDATE gate SET is_open = true");
        await Task.WhenAll(first, second, all);

        // One of the two of step a was last, or the one that replaces all was.
        string counts = (string)Execute("post", "SELECT string_agg(DISTINCT n::text, ',') FROM (SELECT count(*) AS n FROM fares GROUP BY millrace_batch) AS batches")!;
        Assert.Equal("700", counts);
    }

    [PostgresFact]
    public async Task Other_rows_are_written_meanwhile()
    {
        await StopAtRowAsync();
        Task first = WriteAsync("post", "a");
        await WaitingAsync(first);
        await new WriteSql<Fare>(Databases) { Database = "post", Table = "fares" }
            .RunAsync(Dataset.Of(new Fare { Value = -1 }), new TestStep(Folder) { Name = "b" }, default);
        Execute("post", "UPDATE gate SET is_open = true");
        await first;
        Assert.Equal(701, (await ReadAsync<Fare>("post", "fares")).Length);
    }

    [PostgresFact]
    public async Task Who_waits_too_long_is_told()
    {
        await StopAtRowAsync();
        Task first = WriteAsync("post", "a");
        await WaitingAsync(first);
        DataException error = await Assert.ThrowsAsync<DataException>(() => WriteAsync("post", "a", timeout: 1));
        Assert.StartsWith("table fares cannot be locked: another program may be writing it: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("'command-timeout'", error.Message, StringComparison.Ordinal);
        Execute("post", "UPDATE gate SET is_open = true");
        await first;
        Assert.Equal(s_rows, await ReadAsync<Fare>("post", "SELECT * FROM fares ORDER BY fare"));
    }

    // The row 600 is in the second statement of those that write; it waits for the gate, which others see once it is open.
    private async Task StopAtRowAsync()
    {
        await new WriteSql<Fare>(Databases) { Database = "post", Table = "fares" }.RunAsync(Dataset.Of<Fare>(), new TestStep(Folder), default);
        Execute("post", "CREATE TABLE gate AS SELECT false AS is_open");
        Execute("post", """
            CREATE FUNCTION wait() RETURNS trigger AS '
            BEGIN
                WHILE NOT (SELECT is_open FROM gate) LOOP
                    PERFORM pg_sleep(0.01);
                END LOOP;
                RETURN NEW;
            END' LANGUAGE plpgsql
            """);
        Execute("post", "CREATE TRIGGER brake BEFORE INSERT ON fares FOR EACH ROW WHEN (NEW.fare = 600) EXECUTE FUNCTION wait()");
    }

    private async Task WaitingAsync(params Task[] writers)
    {
        const string Waiting = "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' OR wait_event_type = 'Lock'";
        while (Convert.ToInt32(Execute("post", Waiting), System.Globalization.CultureInfo.InvariantCulture) < writers.Length && !writers.Any(static each => each.IsCompleted))
            await Task.Delay(10);
    }

    private Task<WrittenRows> WriteAsync(string database, string step, SqlWriteMode mode = SqlWriteMode.Append, int? timeout = 60) =>
        new WriteSql<Fare>(Databases) { Database = database, Table = "fares", Mode = mode, CommandTimeout = timeout }
            .RunAsync(Dataset.Of(s_rows), new TestStep(Folder) { Name = step }, default);
}
