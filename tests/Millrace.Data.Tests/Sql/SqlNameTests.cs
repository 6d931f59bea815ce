using Npgsql;

namespace Millrace.Data.Tests.Sql;

/// <summary>Names of tables and columns, in whatever a database quotes names.</summary>
[Collection(SqlCollection.Name)]
public sealed class SqlNameTests(PostgresServer server) : SqlTestsBase(server)
{
    private static readonly SqlOddNames[] s_odd = [new() { Keyword = 1, Quotes = "a", Point = 2, Upper = true }];

    private readonly PostgresServer _server = server;

    public static TheoryData<string, string, string> Tables
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (string database in PostgresServer.Absent is null ? (string[])["lite", "post"] : ["lite"])
            {
                string schema = database == "lite" ? "main" : "public";
                all.Add(database, "Fares", "\"Fares\"");
                all.Add(database, "select", "\"select\"");
                all.Add(database, "größen", "\"größen\"");
                all.Add(database, "\"Order Details\"", "\"Order Details\"");
                all.Add(database, "\"5\"\" x; DROP TABLE y\"", "\"5\"\" x; DROP TABLE y\"");
                all.Add(database, $"{schema}.\"a.b\"", "\"a.b\"");
                all.Add(database, $"\"{schema}\".plain", "plain");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task A_table_has_the_name_that_was_written_letter_by_letter(string database, string name, string quoted)
    {
        SqlWholeCell[] rows = [new() { Value = 1 }, new() { Value = 2 }];
        WrittenRows written = await WriteAsync(database, name, rows);
        Assert.Equal(2L, Convert.ToInt64(Execute(database, $"SELECT COUNT(*) FROM {quoted}")));
        Assert.Equal(rows, await ReadAsync<SqlWholeCell>(database, name));
        Assert.Equal(name, written.Table);
        Assert.True(WrittenRows.IsStillThere(written));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Columns_have_any_name(string database)
    {
        await WriteAsync(database, "odd", s_odd);
        Assert.Equal(s_odd, await ReadAsync<SqlOddNames>(database, "odd"));
        Assert.Equal("a", Execute(database, "SELECT \"5\"\" \"\"x\"\"\" FROM odd"));
    }

    [PostgresFact]
    public async Task What_PostgreSQL_made_without_quotes_has_small_letters()
    {
        Execute("post", "CREATE TABLE Trips (value bigint)");
        Assert.Empty(await ReadAsync<SqlWholeCell>("post", "trips"));
        Assert.Contains("\"Trips\" does not exist", await FailAsync<SqlWholeCell>("post", "Trips"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("\"a")]
    [InlineData("\"\"")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("a.\"b\"c")]
    [InlineData("a; DROP TABLE b")]
    [InlineData("\"a\n\"")]
    public async Task What_is_no_name_is_refused(string name)
    {
        var error = await Assert.ThrowsAsync<ParameterException>(() => WriteAsync("lite", name, new SqlWholeCell()));
        Assert.StartsWith($"'{name}' is no name of a table: letters, digits and _, or anything in double quotes, ", error.Message);
    }

    [Fact]
    public async Task A_provider_that_cannot_say_how_it_quotes_gets_the_quotes_of_the_standard()
    {
        Databases = new SqlDatabases().With("lite", new BracketFactory(static () => throw new NotImplementedException()), Lite);
        Execute("lite", "CREATE TABLE \"a [b]\" (value bigint, millrace_batch text)");
        await WriteAsync("lite", "\"a [b]\"", new SqlWholeCell { Value = 7 });
        Assert.Equal(7, Assert.Single(await ReadAsync<SqlWholeCell>("lite", "\"a [b]\"")).Value);
    }

    [Fact]
    public async Task Of_an_unknown_database_quotes_are_taken_from_its_provider_and_tables_are_not_made()
    {
        var factory = new BracketFactory();
        Databases = new SqlDatabases().With("lite", factory, Lite);
        string message = (await Assert.ThrowsAsync<DataException>(() => WriteAsync("lite", "\"odd]s\"", s_odd))).Message;
        Assert.Equal(
            "table \"odd]s\" is not there or cannot be read, and what types the database has is not known here. Make it with columns like these: "
            + "[odd]]s] ([select] integer NOT NULL, [5\" \"x\"] text, [x.y] bigint NOT NULL, [UPPER] boolean NOT NULL, [millrace_batch] text NOT NULL)",
            message);

        Execute("lite", "CREATE TABLE odds ([select] integer, [5\" \"x\"] text, [x.y] bigint, UPPER boolean, millrace_batch text)");
        factory.Commands.Clear();
        await WriteAsync("lite", "odds", s_odd);
        Assert.Equal(s_odd, await ReadAsync<SqlOddNames>("lite", "odds"));
        Assert.All(factory.Commands, static command => Assert.Contains("[odds]", command.CommandText, StringComparison.Ordinal));
    }

    [PostgresFact]
    public async Task Whoever_may_only_write_needs_not_be_allowed_to_make_tables()
    {
        await WriteAsync("post", "numbers", new SqlWholeCell { Value = 1 });
        Execute("post", "DROP ROLE IF EXISTS writer; CREATE ROLE writer LOGIN; GRANT USAGE ON SCHEMA public TO writer; GRANT SELECT, INSERT, DELETE ON numbers TO writer");
        Databases = Databases.With("writer", NpgsqlFactory.Instance, _server.ConnectionString.Replace("Username=millrace", "Username=writer", StringComparison.Ordinal));
        await WriteAsync("writer", "numbers", new SqlWholeCell { Value = 2 });
        Assert.Equal(2, Assert.Single(await ReadAsync<SqlWholeCell>("post", "numbers")).Value);
        string message = (await Assert.ThrowsAsync<DataException>(() => WriteAsync("writer", "others", new SqlWholeCell()))).Message;
        Assert.Contains("make it with columns like these: \"others\" (\"value\" bigint, \"millrace_batch\" text NOT NULL): ", message, StringComparison.Ordinal);
        Execute("post", "DROP OWNED BY writer; DROP ROLE writer");
    }
}

/// <summary>Names that mean something else without quotes.</summary>
[Schema]
public partial record struct SqlOddNames
{
    [Column("select")] public int Keyword { get; init; }
    [Column("5\" \"x\"")] public string? Quotes { get; init; }
    [Column("x.y")] public long Point { get; init; }
    [Column("UPPER")] public bool Upper { get; init; }
}
