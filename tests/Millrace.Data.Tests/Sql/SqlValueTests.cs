using System.Globalization;
using Npgsql;

namespace Millrace.Data.Tests.Sql;

/// <summary>What values of databases become, and which are refused: each by its row, its column and a remedy.</summary>
[Collection(SqlCollection.Name)]
public sealed class SqlValueTests(PostgresServer server) : SqlTestsBase(server)
{
    private readonly PostgresServer _server = server;

    [Theory]
    [InlineData("text", "'a'", "a")]
    [InlineData("text", "7", "7")]
    [InlineData("text", "1.5", "1.5")]
    [InlineData("text", "x'00ff'", "!the value (BLOB) is not a text")]
    [InlineData("number", "1e999", "Infinity")]
    [InlineData("number", "'-inf'", "-Infinity")]
    [InlineData("number", "'x'", "!\"x\" (TEXT) is not a number")]
    [InlineData("short-number", "0.1", "0.1")]
    [InlineData("short-number", "1e300", "!\"1E+300\" (REAL) is not a number")]
    [InlineData("whole", "3.0", "3")]
    [InlineData("whole", "3.5", "!\"3.5\" (REAL) is not a whole number")]
    [InlineData("whole", "1e300", "!is not a whole number")]
    [InlineData("whole", "'7'", "7")]
    [InlineData("byte", "255", "255")]
    [InlineData("byte", "256", "!\"256\" (INTEGER) is not a whole number from 0 to 255")]
    [InlineData("flag", "1", "true")]
    [InlineData("flag", "'false'", "false")]
    [InlineData("flag", "2", "!\"2\" (INTEGER) is not")]
    [InlineData("day", "'9999-12-31'", "9999-12-31")]
    [InlineData("instant", "'2011-03-01 08:26:00+05:30'", "2011-03-01T02:56:00")]
    [InlineData("bytes", "x'00ff'", "AP8=")]
    [InlineData("bytes", "'AP8='", "!\"AP8=\" (TEXT) is not")]
    [InlineData("wholes", "'[1,2]'", "[1,2]")]
    [InlineData("wholes", "'[1,null]'", "!is not a list in JSON")]
    [InlineData("day-of-week", "'Friday'", "Friday")]
    [InlineData("day-of-week", "5", "!\"5\" (INTEGER) is not")]
    [InlineData("text", "NULL", "missing")]
    public async Task SQLite_gives_each_value_or_an_error(string kind, string expression, string expected) => await CheckAsync("lite", kind, expression, expected);

    [PostgresTheory]
    [InlineData("text", "'2011-03-01 08:26:00.123456'::timestamp", "2011-03-01T08:26:00.123456")]
    [InlineData("text", "'2011-03-01'::date", "2011-03-01")]
    [InlineData("text", "true", "true")]
    [InlineData("text", "'{\"a\": 1}'::jsonb", "{\"a\": 1}")]
    [InlineData("text", "'sad'::mood", "sad")]
    [InlineData("text", "0.10::numeric", "0.10")]
    [InlineData("text", "'12345678-0000-4000-8000-000000000001'::uuid", "12345678-0000-4000-8000-000000000001")]
    [InlineData("text", "ARRAY[1,2]", "!the value (integer[]) is not a text")]
    [InlineData("text", "'\\x00ff'::bytea", "!the value (bytea) is not a text")]
    [InlineData("text", "point '(1,2)'", "!the value (point) is not a text")]
    [InlineData("instant", "'infinity'::timestamp", "!infinity is no date")]
    [InlineData("instant", "'-infinity'::timestamp", "!infinity is no date")]
    [InlineData("instant", "'infinity'::timestamptz", "!infinity is no date")]
    [InlineData("instant", "'-infinity'::date", "!infinity is no date")]
    [InlineData("instant", "'9999-12-31 23:59:59.999999'::timestamp", "9999-12-31T23:59:59.999999")]
    [InlineData("instant", "'0001-01-01'::timestamp", "0001-01-01T00:00:00")]
    [InlineData("instant", "'2011-03-01 08:26:00+05:30'::timestamptz", "2011-03-01T02:56:00")]
    [InlineData("instant", "'20000-01-01'::timestamp", "!the value (timestamp without time zone) is not")]
    [InlineData("instant", "'4713-01-01 BC'::timestamp", "!the value (timestamp without time zone) is not")]
    [InlineData("day", "'infinity'::date", "!infinity is no date")]
    [InlineData("day", "'-infinity'::timestamp", "!infinity is no date")]
    [InlineData("day", "'9999-12-31'::date", "9999-12-31")]
    [InlineData("day", "'0001-01-01'::date", "0001-01-01")]
    [InlineData("day", "'10000-01-01'::date", "!the value (date) is not")]
    [InlineData("day", "'2011-03-01'::timestamp", "2011-03-01")]
    [InlineData("day", "'2011-03-01 08:00'::timestamp", "!\"2011-03-01T08:00:00\" (timestamp without time zone) is not")]
    [InlineData("clock", "'08:26:01.000005'::time", "08:26:01.000005")]
    [InlineData("clock", "'24:00'::time", "!(time without time zone) is not")]
    [InlineData("clock", "'08:26+02'::timetz", "!(time with time zone) is not")]
    [InlineData("number", "'NaN'::float8", "NaN")]
    [InlineData("number", "'-Infinity'::float4", "-Infinity")]
    [InlineData("number", "0.1::numeric", "0.1")]
    [InlineData("number", "'NaN'::numeric", "!the value (numeric) is not a number")]
    [InlineData("number", "1e40::numeric", "!the value (numeric) is not a number")]
    [InlineData("whole", "'NaN'::float8", "!\"NaN\" (double precision) is not a whole number")]
    [InlineData("whole", "3.0::numeric", "3")]
    [InlineData("whole", "9223372036854775808::numeric", "!\"9223372036854775808\" (numeric) is not a whole number")]
    [InlineData("whole", "true", "!\"true\" (boolean) is not a whole number")]
    [InlineData("byte", "256::smallint", "!\"256\" (smallint) is not a whole number from 0 to 255")]
    [InlineData("decimal", "79228162514264337593543950335::numeric", "79228162514264337593543950335")]
    [InlineData("decimal", "'NaN'::numeric", "!the value (numeric) is not a decimal number")]
    [InlineData("decimal", "'Infinity'::numeric", "!the value (numeric) is not a decimal number")]
    [InlineData("decimal", "1e40::numeric", "!the value (numeric) is not a decimal number")]
    [InlineData("id", "'12345678-0000-4000-8000-000000000001'::uuid", "12345678-0000-4000-8000-000000000001")]
    [InlineData("id", "'x'", "!\"x\" (text) is not")]
    [InlineData("bytes", "'\\x00ff'::bytea", "AP8=")]
    [InlineData("bytes", "'x'::text", "!\"x\" (text) is not")]
    [InlineData("wholes", "ARRAY[1,2]", "[1,2]")]
    [InlineData("wholes", "'{}'::int[]", "[]")]
    [InlineData("wholes", "ARRAY[1,2]::smallint[]", "[1,2]")]
    [InlineData("wholes", "ARRAY[1,3000000000]", "!the value (bigint[]) is not a list in JSON")]
    [InlineData("wholes", "ARRAY[1,NULL]", "!an element is null, and those of the column are not nullable")]
    [InlineData("maybe-wholes", "ARRAY[1,NULL,3]", "[1,null,3]")]
    [InlineData("maybe-wholes", "ARRAY[NULL,2]::smallint[]", "[null,2]")]
    [InlineData("maybe-wholes", "ARRAY[NULL,9223372036854775807]::bigint[]", "[null,9223372036854775807]")]
    [InlineData("maybe-wholes", "ARRAY[1,NULL,1.5]", "!the value (numeric[]) is not a list in JSON")]
    [InlineData("maybe-wholes", "ARRAY[[1,NULL],[3,4]]", "!the value (integer[]) is not a list in JSON")]
    [InlineData("maybe-numbers", "ARRAY[0.1,NULL]::float8[]", "[0.1,null]")]
    [InlineData("maybe-numbers", "ARRAY[0.1,NULL]::real[]", "[0.1,null]")]
    [InlineData("maybe-numbers", "ARRAY[0.1,NULL]::numeric(5,2)[]", "[0.1,null]")]
    [InlineData("maybe-days", "ARRAY['2011-03-01'::date,NULL]", "[\"2011-03-01\",null]")]
    [InlineData("maybe-instants", "ARRAY['2011-03-01 08:26:00.5',NULL]::timestamp[]", "[\"2011-03-01T08:26:00.5\",null]")]
    [InlineData("maybe-instants", "ARRAY['2011-03-01 08:26:00.5',NULL]::timestamp(3)[]", "[\"2011-03-01T08:26:00.5\",null]")]
    [InlineData("maybe-instants", "ARRAY['2011-03-01 08:26:00+00',NULL]::timestamptz(0)[]", "[\"2011-03-01T08:26:00\",null]")]
    [InlineData("maybe-days", "ARRAY['infinity'::date,NULL]", "!may stand for infinity")]
    [InlineData("wholes", "ARRAY[[1,2],[3,4]]", "!the value (integer[]) is not a list in JSON")]
    [InlineData("wholes", "array_to_json(ARRAY[1,2])::text", "[1,2]")]
    [InlineData("texts", "ARRAY['a',NULL,'\"']", "[\"a\",null,\"\\\"\"]")]
    [InlineData("days", "ARRAY['2011-03-01'::date]", "[\"2011-03-01\"]")]
    [InlineData("days", "ARRAY['infinity'::date]", "!may stand for infinity")]
    [InlineData("day-of-week", "'Friday'::text", "Friday")]
    [InlineData("day-of-week", "'sad'::mood", "!\"sad\" (")]
    [InlineData("flag", "'t'::bool", "true")]
    public async Task PostgreSQL_gives_each_value_or_an_error(string kind, string expression, string expected)
    {
        Execute("post", "CREATE TYPE mood AS ENUM ('sad', 'happy')");

        // What Npgsql knows of types it keeps by connection string.
        string another = $"{_server.ConnectionString};Application Name={Path.GetRandomFileName()}";
        Databases = new SqlDatabases().With("post", NpgsqlFactory.Instance, another);
        await CheckAsync("post", kind, expression, expected);
    }

    [Fact]
    public async Task NaN_is_refused_by_SQLite_with_its_row_and_column_and_infinity_comes_back()
    {
        SqlNumberCell[] rows = [new() { Value = double.PositiveInfinity }, new() { Value = double.NegativeInfinity }, default];
        await WriteAsync("lite", "numbers", rows);
        Assert.Equal(rows, await ReadAsync<SqlNumberCell>("lite", "numbers"));
        string message = (await Assert.ThrowsAsync<DataException>(() => WriteAsync("lite", "numbers", [.. rows, new SqlNumberCell { Value = double.NaN }]))).Message;
        Assert.Equal(
            "table numbers, column \"value\", row 4: SQLite has no NaN and makes NULL of it. Map the rows to a column that may be missing, or filter such rows out.",
            message);
        Assert.Equal(rows, await ReadAsync<SqlNumberCell>("lite", "numbers"));
    }

    [PostgresFact]
    public async Task A_character_zero_is_refused_by_PostgreSQL_with_its_row_and_column()
    {
        SqlTextCell[] rows = [new() { Value = "a" }, new() { Value = "b\0c" }];
        string message = (await Assert.ThrowsAsync<DataException>(() => WriteAsync("post", "texts", rows))).Message;
        Assert.Equal("table texts, column \"value\", row 2: PostgreSQL has no texts with a character zero. Take it out of the text, or write the column as bytes.", message);
        await WriteAsync("lite", "texts", rows);
        Assert.Equal(rows, await ReadAsync<SqlTextCell>("lite", "texts"));
    }

    [PostgresFact]
    public async Task PostgreSQL_keeps_NaN_infinity_and_the_ends_of_the_calendar()
    {
        SqlNumberCell[] numbers = [new() { Value = double.PositiveInfinity }, new() { Value = double.NaN }];
        await WriteAsync("post", "numbers", numbers);
        Assert.Equal(numbers, await ReadAsync<SqlNumberCell>("post", "numbers"));
        SqlDayCell[] days = [new() { Value = DateOnly.MinValue }, default, new() { Value = DateOnly.MaxValue }, new() { Value = new DateOnly(2011, 3, 1) }];
        await WriteAsync("post", "days", days);
        Assert.Equal(days, await ReadAsync<SqlDayCell>("post", "days"));
        SqlInstantCell[] instants = [new() { Value = DateTime.MinValue }, default, new() { Value = new DateTime(2011, 3, 1) }];
        await WriteAsync("post", "instants", instants);
        Assert.Equal(instants, await ReadAsync<SqlInstantCell>("post", "instants"));
        Assert.Equal(0L, Convert.ToInt64(Execute("post", "SELECT COUNT(*) FROM days, instants WHERE NOT isfinite(days.value) OR NOT isfinite(instants.value)"), CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Long_texts_go_through_in_statements_that_memory_holds(string database)
    {
        SqlTextCell[] rows = [.. Enumerable.Range(0, 12).Select(static i => new SqlTextCell { Value = i == 5 ? null : new string((char)('a' + i), 1 << 20) })];
        await WriteAsync(database, "texts", rows);
        Assert.Equal(rows, await ReadAsync<SqlTextCell>(database, "texts"));
    }

    [Fact]
    public async Task Long_lists_go_through_in_statements_that_memory_holds()
    {
        // A statement has 500 rows of a single column, or as many as have 4 MiB.
        SqlWholesCell[] rows = [.. Enumerable.Range(0, 12).Select(static i => new SqlWholesCell { Value = [.. Enumerable.Range(i, 200_000)] })];
        var provider = new BracketFactory();
        Execute("lite", "CREATE TABLE lists (value text, millrace_batch text)");
        Databases = Databases.With("other", provider, Lite);
        await WriteAsync("other", "lists", rows);
        Assert.All(provider.Commands, static command => Assert.InRange(command.Parameters.Count, 0, 2 * 5));
        SqlWholesCell[] read = await ReadAsync<SqlWholesCell>("lite", "lists");
        Assert.Equal(rows.Select(static row => row.Value!.Sum(static value => (long)value)), read.Select(static row => row.Value!.Sum(static value => (long)value)));
    }

    private async Task CheckAsync(string database, string kind, string expression, string expected)
    {
        string shown = await (kind switch
        {
            "text" => ShowAsync<SqlTextCell>(database, expression),
            "instant" => ShowAsync<SqlInstantCell>(database, expression),
            "day" => ShowAsync<SqlDayCell>(database, expression),
            "clock" => ShowAsync<SqlClockCell>(database, expression),
            "number" => ShowAsync<SqlNumberCell>(database, expression),
            "short-number" => ShowAsync<SqlShortNumberCell>(database, expression),
            "whole" => ShowAsync<SqlWholeCell>(database, expression),
            "byte" => ShowAsync<SqlByteCell>(database, expression),
            "decimal" => ShowAsync<SqlDecimalCell>(database, expression),
            "flag" => ShowAsync<SqlFlagCell>(database, expression),
            "id" => ShowAsync<SqlIdCell>(database, expression),
            "day-of-week" => ShowAsync<SqlDayOfWeekCell>(database, expression),
            "bytes" => ShowAsync<SqlBytesCell>(database, expression),
            "wholes" => ShowAsync<SqlWholesCell>(database, expression),
            "maybe-wholes" => ShowAsync<SqlMaybeWholesCell>(database, expression),
            "maybe-numbers" => ShowAsync<SqlMaybeNumbersCell>(database, expression),
            "maybe-days" => ShowAsync<SqlMaybeDaysCell>(database, expression),
            "maybe-instants" => ShowAsync<SqlMaybeInstantsCell>(database, expression),
            "texts" => ShowAsync<SqlTextsCell>(database, expression),
            _ => ShowAsync<SqlDaysCell>(database, expression),
        });
        if (expected[0] != '!')
        {
            Assert.Equal(expected, shown);
            return;
        }

        Assert.StartsWith($"!database '{database}', row 2, column \"value\": ", shown);
        Assert.Contains(expected[1..], shown, StringComparison.Ordinal);
        Assert.Contains(" Let the query make ", shown, StringComparison.Ordinal);
    }

    private async Task<string> ShowAsync<T>(string database, string expression)
        where T : struct, ISchema<T>
    {
        try
        {
            Dataset<T> rows = await new ReadSql<T>(Databases) { Database = database, Query = $"SELECT NULL AS value UNION ALL SELECT {expression}" }
                .RunAsync(new TestStep(Folder), default);
            ArtifactPreview preview = await rows.PreviewAsync(2, default);
            return preview.Rows[1][0] ?? "missing";
        }
        catch (DataException error)
        {
            return "!" + error.Message;
        }
    }
}
