using Microsoft.Data.Sqlite;
using Npgsql;

namespace Millrace.Data.Tests.Sql;

/// <summary>Tables of SQLite and PostgreSQL, read and written by the same components.</summary>
[Collection(SqlCollection.Name)]
public sealed class SqlTests(PostgresServer server) : SqlTestsBase(server)
{
    private static readonly SqlSample s_usual = new()
    {
        Flag = true, SByte = -3, Byte = 200, Short = -300, UShort = 60_000, Int = -70_000, UInt = 4_000_000_000, Long = -5_000_000_000, ULong = 5, Wide = -12,
        Half = (Half)1.5, Single = 0.1f, Double = 0.1, Decimal = 1.10m, Instant = new DateTime(2011, 3, 1, 8, 26, 0).AddMicroseconds(123_456),
        Day = new DateOnly(2011, 3, 1), Clock = new TimeOnly(8, 26, 1).Add(TimeSpan.FromMicroseconds(5)), Id = new Guid("12345678-0000-4000-8000-000000000001"),
        Text = "O'Brien, \"é\"\n漢", Colour = DayOfWeek.Friday, MaybeInt = 7, MaybeText = "", MaybeDay = new DateOnly(1, 1, 1), MaybeFlag = false,
    };

    private static readonly SqlSample s_extreme = new()
    {
        SByte = sbyte.MinValue, Byte = byte.MaxValue, Short = short.MinValue, UShort = ushort.MaxValue, Int = int.MinValue, UInt = uint.MaxValue, Long = long.MinValue,
        ULong = ulong.MaxValue, Wide = (Int128)decimal.MinValue, Half = Half.MaxValue, Single = float.MaxValue, Double = double.Epsilon,
        Decimal = 79228162514264337593543950335m, Instant = new DateTime(1, 1, 2), Day = new DateOnly(9999, 12, 30), Clock = TimeOnly.MaxValue.Add(TimeSpan.FromTicks(-9)),
        Text = "", Colour = DayOfWeek.Sunday,
    };

    private static readonly SqlSample[] s_rows = [s_usual, s_extreme, s_usual with { Decimal = -0.0000000000000000000000000001m, MaybeInt = null }];

    [PostgresFact]
    public void PostgreSQL_is_there() => Assert.Equal(1L, Convert.ToInt64(Execute("post", "SELECT 1")));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_value_that_was_written_is_read_back(string database)
    {
        WrittenRows written = await WriteAsync(database, "samples", s_rows);
        Assert.Equal(s_rows, await ReadAsync<SqlSample>(database, "samples"));
        Assert.Equal((database, "samples", "test:run", 3L), (written.Database, written.Table, written.Batch, written.Rows));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bytes_and_lists_come_back(string database)
    {
        await WriteAsync(database, "parts", new SqlParts { Bytes = [0, 255], Numbers = [1.5f, -2] }, default);
        SqlParts[] read = await ReadAsync<SqlParts>(database, "parts");
        Assert.Equal([0, 255], read[0].Bytes!);
        Assert.Equal([1.5f, -2], read[0].Numbers!);
        Assert.Equal((null, null), (read[1].Bytes, read[1].Numbers));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task More_rows_than_a_batch_and_a_statement_hold_keep_their_order(string database)
    {
        Fare[] rows = [.. Enumerable.Range(0, 70_123).Select(static i => new Fare { Value = i, Company = i % 3 == 0 ? null : $"c{i % 7}" })];
        await WriteAsync(database, "fares", rows);
        Assert.Equal(rows, await ReadAsync<Fare>(database, "SELECT * FROM fares ORDER BY fare"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_run_that_writes_again_writes_nothing_twice_and_others_add_theirs(string database)
    {
        Fare[] rows = [new() { Value = 1 }, new() { Value = 2 }];
        await WriteAsync(database, "fares", rows);
        WrittenRows written = await WriteAsync(database, "fares", rows);
        Execute(database, "INSERT INTO fares (fare, millrace_batch) VALUES (9, 'other')");
        await WriteAsync(database, "fares", rows[..1]);
        Assert.Equal([1, 9], (await ReadAsync<Fare>(database, "SELECT * FROM fares ORDER BY fare")).Select(static row => row.Value));
        Assert.Equal(2, written.Rows);

        await new WriteSql<Fare>(Databases) { Database = database, Table = "fares", Mode = SqlWriteMode.Replace }.RunAsync(Dataset.Of(rows), new TestStep(Folder), default);
        Assert.Equal([1, 2], (await ReadAsync<Fare>(database, "SELECT * FROM fares ORDER BY fare")).Select(static row => row.Value));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Steps_into_one_table_keep_each_others_rows_and_a_later_run_writes_the_same_rows_once(string database)
    {
        Dataset<Fare> one = await StoredAsync(new Fare { Value = 1 });
        Dataset<Fare> two = await StoredAsync(new Fare { Value = 2 });
        WrittenRows first = await WriteAsync(database, one, "a", "run-1");
        WrittenRows second = await WriteAsync(database, two, "b", "run-1");
        WrittenRows third = await WriteAsync(database, two, "a", "run-1");
        Assert.True(WrittenRows.IsStillThere(first) && WrittenRows.IsStillThere(second) && WrittenRows.IsStillThere(third));
        await WriteAsync(database, one, "a", "run-2");
        Assert.Equal([1, 2, 2], (await ReadAsync<Fare>(database, "SELECT * FROM fares ORDER BY fare")).Select(static row => row.Value));
        Assert.Matches("^a:[0-9a-f]{16}$", first.Batch);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_replaced_all_rows_is_gone_once_there_are_others(string database)
    {
        var replace = new WriteSql<Fare>(Databases) { Database = database, Table = "fares", Mode = SqlWriteMode.Replace };
        WrittenRows none = await replace.RunAsync(await StoredAsync<Fare>(), new TestStep(Folder), default);
        Assert.True(WrittenRows.IsStillThere(none));
        await replace.RunAsync(await StoredAsync(new Fare { Value = 1 }), new TestStep(Folder), default);
        Assert.False(WrittenRows.IsStillThere(none));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_was_written_is_still_there_until_rows_are_gone(string database)
    {
        WrittenRows written = await WriteAsync(database, "fares", new Fare { Value = 1 }, new Fare { Value = 2 });
        string folder = Folder.Folder("artifact");
        await WrittenRows.SaveAsync(written, new ArtifactFolder(folder, new One(Databases)), default);
        WrittenRows loaded = await WrittenRows.LoadAsync(new ArtifactFolder(folder, new One(Databases)), default);
        Assert.True(WrittenRows.IsStillThere(loaded));
        Assert.False(WrittenRows.IsStillThere(await Artifacts.LoadAsync<WrittenRows>(folder)));
        Execute(database, "DELETE FROM fares WHERE fare = 1");
        Assert.False(WrittenRows.IsStillThere(loaded));
        Execute(database, "DROP TABLE fares");
        Assert.False(WrittenRows.IsStillThere(loaded));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_fails_in_the_middle_or_is_cancelled_leaves_the_table_as_it_was(string database)
    {
        await WriteAsync(database, "fares", new Fare { Value = 1 });
        Execute(database, "CREATE UNIQUE INDEX one ON fares (fare)");
        var twice = Enumerable.Range(0, 2000).Select(static i => new Fare { Value = i % 1999 });
        var replace = new WriteSql<Fare>(Databases) { Database = database, Table = "fares", Mode = SqlWriteMode.Replace };
        string message = (await Assert.ThrowsAsync<DataException>(() => replace.RunAsync(Dataset.Of(twice), new TestStep(Folder), default))).Message;
        Assert.StartsWith("table fares: rows 1501 to 2000 cannot be inserted: ", message);
        Assert.Equal(1, Assert.Single(await ReadAsync<Fare>(database, "fares")).Value);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => replace.RunAsync(Dataset.Of(twice), new TestStep(Folder), cancelled.Token));
        Assert.Equal(1, Assert.Single(await ReadAsync<Fare>(database, "fares")).Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_failure_tells_no_sensitive_value(string database)
    {
        Execute(database, "CREATE TABLE pins (pin integer CHECK (pin < 4000), millrace_batch text)");
        string message = (await Assert.ThrowsAsync<DataException>(() => WriteAsync(database, "pins", new SqlSecret { Pin = 4711 }))).ToString();
        Assert.Contains("table pins: rows 1 to 1 cannot be inserted (", message, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", message, StringComparison.Ordinal);
        message = (await Assert.ThrowsAsync<DataException>(() => ReadAsync<SqlSecret>(database, "SELECT nothing4711 FROM pins"))).ToString();
        Assert.DoesNotContain("4711", message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_query_takes_arguments_and_finds_columns_in_any_case(string database)
    {
        await WriteAsync(database, "fares", new Fare { Value = 1, Company = "A" }, new Fare { Value = 2, Company = "B" });
        Fare[] read = await ReadAsync<Fare>(database, "SELECT fare AS \"FARE\", company FROM fares WHERE company = @which AND fare > @least", "which=B", "least=-3");
        Assert.Equal("B", Assert.Single(read).Company);
        await WriteAsync(database, "codes", new Company { Name = "00501" }, new Company { Name = "501" });
        Assert.Equal("00501", Assert.Single(await ReadAsync<Company>(database, "SELECT company FROM codes WHERE company = @code", "code=00501")).Name);
        Assert.Equal("501", Assert.Single(await ReadAsync<Company>(database, "SELECT company FROM codes WHERE company = @code", "code='501'")).Name);
        Assert.Equal(2, Assert.Single(read).Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_value_that_does_not_fit_names_row_column_and_value(string database)
    {
        Assert.StartsWith(
            $"database '{database}', row 2, column \"company\": the value is null, and the column is not nullable.",
            await FailAsync<Company>(database, "SELECT 'a' AS company UNION ALL SELECT NULL"));
        Assert.Contains(", column \"fare\": \"x\" (", await FailAsync<Fare>(database, "SELECT 'x' AS fare, NULL AS company"), StringComparison.Ordinal);
        Assert.Contains($"column \"pin\": {SensitiveAttribute.Mask} (", await FailAsync<SqlSecret>(database, "SELECT 1.5 AS pin"), StringComparison.Ordinal);
        Assert.Contains("yields no column \"company\" of Fare; ", await FailAsync<Fare>(database, "SELECT 1.5 AS fare, 'a' AS compny"), StringComparison.Ordinal);
        Assert.Contains("yields 2 columns \"pin\"", await FailAsync<SqlSecret>(database, "SELECT 1 AS pin, 2 AS pin"), StringComparison.Ordinal);
        Assert.Contains($"database '{database}': the query failed: ", await FailAsync<Fare>(database, "SELECT nothing FROM nowhere"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_asked_for_is_refused_with_the_remedy()
    {
        var wrong = await Assert.ThrowsAsync<ParameterException>(() => ReadAsync<Fare>("lit", "fares"));
        Assert.StartsWith("There is no database 'lit'; ", wrong.Message);
        Assert.Contains("lite", wrong.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ParameterException>(() => ReadAsync<Fare>("lite", "fares", "=3"));
        await Assert.ThrowsAsync<ParameterException>(() => WriteAsync("lite", "fares; DROP", new Fare()));
        await Assert.ThrowsAsync<ParameterException>(() => new WriteSql<Fare>(Databases) { Database = "lite", Table = "f", BatchColumn = "FARE" }.RunAsync(Dataset.Of(new Fare()), new TestStep(Folder), default));
        Assert.Throws<ArgumentException>(() => Databases.With("lite", SqliteFactory.Instance, ""));
        var closed = new SqlDatabases().With("none", SqliteFactory.Instance, $"Data Source={Folder.File("no/such.db")}");
        var error = await Assert.ThrowsAsync<DataException>(() => new ReadSql<Fare>(closed) { Database = "none", Query = "fares" }.RunAsync(new TestStep(Folder), default));
        Assert.StartsWith("The database 'none' cannot be opened: ", error.Message);
    }

    [Fact]
    public void A_key_tellsDatabases_apart_and_holds_no_password()
    {
        SqlDatabases one = new SqlDatabases().With("a", NpgsqlFactory.Instance, "Host=h;Password=secret;Username=u");
        Assert.Equal("a: Npgsql.NpgsqlFactory: host=h;username=u", one.ContentKey);
        Assert.Equal(one.ContentKey, new SqlDatabases().With("a", NpgsqlFactory.Instance, "Host=h;Pass" + "word=other;Username=u").ContentKey);
        Assert.NotEqual(one.ContentKey, new SqlDatabases().With("a", NpgsqlFactory.Instance, "Host=g;Username=u").ContentKey);
    }

    private async Task<WrittenRows> WriteAsync(string database, Dataset<Fare> rows, string step, string run) =>
        await new WriteSql<Fare>(Databases) { Database = database, Table = "fares" }.RunAsync(rows, new TestStep(Folder) { Name = step, Run = run }, default);

    private async Task<Dataset<T>> StoredAsync<T>(params T[] rows)
        where T : struct, ISchema<T>
    {
        string folder = Folder.Folder(Path.GetRandomFileName());
        await Artifacts.SaveAsync(Dataset.Of(rows), folder);
        return await Artifacts.LoadAsync<Dataset<T>>(folder);
    }

    private sealed class One(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
    }
}
