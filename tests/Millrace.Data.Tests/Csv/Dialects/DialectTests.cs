using CsCheck;
using Millrace.Data.Tests.Files;

namespace Millrace.Data.Tests.Csv;

/// <summary>The same table in every dialect.</summary>
public sealed class DialectTests : IDisposable
{
    private static readonly Gen<string?[][]> Tables =
        from width in Gen.Int[1, 4]
        from rows in Gen.Frequency(
            (1, Gen.Bool.Select(static _ => (string?)null)),
            (1, Dialect.AnyOf<string?>("", "NA", " a ", "#x", "//", "\\N", "漢🎉")),
            (6, Gen.String[Dialect.AnyOf('a', 'ü', ' ', '"', '\'', '\\', ',', ';', '|', '\t', '\x01', 'é', '\n', '\r', '#', '/'), 1, 9].Select(each => (string?)each)),
            (1, Gen.String[Dialect.AnyOf('b', '\''), 60, 150].Select(each => (string?)each))).Array[width].Array[1, 30]
        select rows;

    private readonly TempFolder _folder = new();

    [Fact]
    public void The_same_table_in_every_dialect_gives_the_same_rows() =>
        Gen.Select(Dialect.Any, Tables, Gen.Int[1, 200], Gen.Int[1, 5]).Sample(
            (dialect, table, readBytes, commentEvery) =>
            {
                string?[][] rows = [.. table.Select(row => row.Select(text => text is null || dialect.CanHold(text) ? text : "x").ToArray())];
                string[] names = [.. rows[0].Select((_, index) => $"c{index}")];
                CsvOptions options = dialect.Options.HasHeader ? dialect.Options : dialect.Options with { ColumnNames = [.. names] };
                using var folder = new TempFolder();
                string path = folder.File("data.csv");
                File.WriteAllBytes(path, dialect.Write(options.HasHeader ? [names, .. rows] : rows, commentEvery));
                var limits = new CsvLimits { ReadBytes = readBytes, Rows = 7, Bytes = 300 };
                Assert.Equal([names, .. rows], CsvStructureTests.Read(path, options, limits));
            },
            iter: 4000);

    [Fact]
    public async Task What_is_written_in_a_dialect_is_read_in_it() =>
        await Gen.Select(AnyRows.Many, Dialect.Any).SampleAsync(
            async (rows, dialect) =>
            {
                using var folder = new TempFolder();
                CsvOptions options = dialect.Options with { SkippedLines = 0, Encoding = null, Quote = dialect.Options.Quote ?? '"' };
                await CsvFile.WriteAsync(Dataset.Of(rows), folder.File("rows.csv"), options);
                Assert.Equal(rows, await CsvReadingTests.Read<Everything>(folder.File("rows.csv"), options));
            },
            iter: 60);

    [Theory]
    [InlineData("|", "'", "'", "a|b\n'x|y'|'it''s'\n|''\n")]
    [InlineData(";", "\"", "\\", "a;b\n\"x;y\";\"say \\\"hi\\\"\"\n\"back\\\\slash\";z\n")]
    [InlineData("\t", "\"", "\"", "a\tb\n\"two\nlines\"\tü\n\"\"\tx\n")]
    [InlineData(",", "", "", "a,b\n5\" disk,it's\nx,\"y\"\n")]
    public void DuckDb_reads_the_same(string delimiter, string quote, string escape, string text)
    {
        string path = _folder.Write("data.csv", text);
        var options = new CsvOptions { Delimiter = delimiter[0], Quote = quote.Length > 0 ? quote[0] : null, Escape = escape.Length > 0 ? escape[0] : null };
        using var duck = new DuckReader();
        string sql = $"SELECT a, b FROM read_csv('{path}', header = true, all_varchar = true, auto_detect = false, columns = {{'a': 'VARCHAR', 'b': 'VARCHAR'}}, "
            + $"delim = '{delimiter}', quote = '{quote.Replace("'", "''", StringComparison.Ordinal)}', escape = '{escape.Replace("'", "''", StringComparison.Ordinal)}')";
        string?[][] expected = [.. duck.Rows(sql).Select(static row => new[] { row.GetValue(0) as string, row.GetValue(1) as string })];
        List<string?[]> rows = CsvStructureTests.Read(path, options, CsvLimits.Default);
        Assert.Equal(2, expected.Length);

        // DuckDB has no empty text beside the missing one unless told.
        Assert.Equal(expected.Select(static row => string.Join('·', row)), rows.Skip(1).Select(static row => string.Join('·', row)));
    }

    [Fact]
    public async Task Without_a_header_fields_are_the_schemas_columns()
    {
        string path = _folder.Write("data.csv", "1,x\n\n2,\n");
        Fare[] rows = await CsvReadingTests.Read<Fare>(path, new CsvOptions { HasHeader = false });
        Assert.Equal([new Fare { Value = 1, Company = "x" }, new Fare { Value = 2 }], rows);
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Trip>(path, new CsvOptions { HasHeader = false }));
        Assert.Equal($"{path}, line 1: the row has 2 fields, but Trip has 6 fields.", error.Message);
        Assert.Empty(await CsvReadingTests.Read<Fare>(_folder.Write("none.csv", ""), new CsvOptions { HasHeader = false }));
    }

    [Fact]
    public async Task Names_that_are_given_take_the_place_of_a_header()
    {
        string path = _folder.Write("data.csv", "x,?,1\ny,?,2\n");
        var options = new CsvOptions { HasHeader = false, ColumnNames = ["company", "other", "fare"] };
        Assert.Equal([new Fare { Value = 1, Company = "x" }, new Fare { Value = 2, Company = "y" }], await CsvReadingTests.Read<Fare>(path, options));
        Assert.Equal([new Fare { Value = 2, Company = "y" }], await CsvReadingTests.Read<Fare>(path, options with { HasHeader = true }));

        CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path, options with { ColumnNames = ["company", "a", "fares"] }));
        Assert.Equal($"{path}: the names that were given lack the column \"fare\", which Fare.Value reads; the nearest is \"fares\".", error.Message);
        error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path, options with { ColumnNames = ["company", "fare"] }));
        Assert.Equal($"{path}, line 1: the row has 3 fields, but the list of names has 2 fields.", error.Message);
        error = await Assert.ThrowsAsync<CsvException>(
            () => CsvReadingTests.Read<Fare>(path, options with { HasHeader = true, ColumnNames = ["company", "fare"] }));
        Assert.Equal($"{path}, line 1: the header has 3 fields, but 2 names are given for them.", error.Message);
    }

    [Theory]
    [InlineData("fare,company\n1,x\n  \n\t \n2,y\n   ", true)]
    [InlineData("  \nfare,company\n1,x\n2,y", true)]
    [InlineData(" \t\r\n1,x\r\n\t\r\n2,y\r\n", false)]
    public async Task Where_spaces_are_trimmed_a_line_of_spaces_is_blank(string text, bool hasHeader)
    {
        string path = _folder.Write("data.csv", text);
        var options = new CsvOptions { TrimsSpaces = true, HasHeader = hasHeader };
        Fare[] expected = [new Fare { Value = 1, Company = "x" }, new Fare { Value = 2, Company = "y" }];
        Assert.Equal(expected, await CsvReadingTests.Read<Fare>(path, options));
        Assert.Equal(expected, await CsvReadingTests.Read<Fare>(path, options with { Comment = "#" }));
        await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path, options with { TrimsSpaces = false }));
    }

    [Fact]
    public async Task Lines_count_though_some_are_passed_over()
    {
        string path = _folder.Write("data.csv", "made by\n\"us\n# \"\nfare,company\n# x\n1,\"a\n# b\"\n#\nx,y\n");
        var options = new CsvOptions { SkippedLines = 2, Comment = "#" };
        CsvException error = await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path, options));
        Assert.Equal($"{path}, line 9, column \"fare\": \"x\" is not a number.", error.Message);
        await Assert.ThrowsAsync<CsvException>(() => CsvReadingTests.Read<Fare>(path, options with { SkippedLines = 100 }));
    }

    [Fact]
    public async Task Without_quotes_what_needs_them_is_not_written()
    {
        string path = _folder.File("data.csv");
        var options = new CsvOptions { Quote = null, Escape = '\\' };
        await CsvFile.WriteAsync(Dataset.Of(new Fare { Value = 1, Company = "a,\"b\\\nc" }), path, options);
        Assert.Equal("fare,company\n1,a\\,\"b\\\\\\\nc\n", await File.ReadAllTextAsync(path));
        Assert.Equal([new Fare { Value = 1, Company = "a,\"b\\\nc" }], await CsvReadingTests.Read<Fare>(path, options));
        var error = await Assert.ThrowsAsync<DataException>(() => CsvFile.WriteAsync(Dataset.Of(new Fare { Company = "" }), path, options));
        Assert.Equal("Row 1, column \"company\": a text that can only be told in quotes cannot be written without them: set a quote.", error.Message);
        await Assert.ThrowsAsync<ArgumentException>(() => CsvFile.WriteAsync(Dataset.Of(new Fare()), path, new CsvOptions { DateForms = ["d.M.yyyy"] }));
    }

    public void Dispose() => _folder.Dispose();
}
