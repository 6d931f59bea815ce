using System.IO.Compression;
using System.Text;

namespace Millrace.Data.Tests.JsonLines;

public sealed class JsonLinesReadingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Columns_are_found_by_name_in_any_order_and_others_are_passed_over()
    {
        string path = _folder.Write("data.jsonl", """
            {"fare":1.5,"company":"Blue"}
            {"company":"Yellow","other":{"fare":[3,{"company":"x"}]},"fare":2}
            {"fare":3}
              { "more" : "\"fare\"" , "fare" : 4e0 , "company" : null }  
            {"\u0066are":5,"company":""}
            {"more":1,"fare":6,"company":"é"}

            """);
        Assert.Equal(
            [
                new Fare { Value = 1.5f, Company = "Blue" }, new Fare { Value = 2, Company = "Yellow" }, new Fare { Value = 3 }, new Fare { Value = 4 },
                new Fare { Value = 5, Company = "" }, new Fare { Value = 6, Company = "é" },
            ],
            await JsonRows.ReadAsync<Fare>(path));
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n\n \n\t\r\n", "")]
    [InlineData("\n", "\uFEFF")]
    public async Task Line_ends_blank_lines_and_a_mark_change_nothing(string end, string mark)
    {
        string[] lines = ["{\"fare\":1,\"company\":\"a\"}", "{\"fare\":2,\"company\":\"b\"}", "{\"fare\":3,\"company\":\"c\"}"];
        string path = _folder.File("data.jsonl");
        foreach (string last in (string[])["", end])
        {
            await File.WriteAllTextAsync(path, mark + string.Join(end, lines) + last, new UTF8Encoding(false));
            Assert.Equal(["a", "b", "c"], (await JsonRows.ReadAsync<Fare>(path)).Select(static row => row.Company));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\uFEFF")]
    [InlineData("\n\r\n  ")]
    public async Task A_file_without_objects_has_no_rows(string text) => Assert.Empty(await JsonRows.ReadAsync<Fare>(_folder.Write("data.jsonl", text)));

    [Fact]
    public async Task Values_within_objects_are_read_by_the_names_on_the_way()
    {
        string path = _folder.Write("data.jsonl", """
            {"id":1,"place":{"lat":1.5,"inner":{"level":7,"x":[]}},"tags":["a",null,"\"é\""]}
            {"id":2,"place":{ "inner" : { "level" : null } , "name" : "caf\u00e9 \ud83c\udf89" , "list" : [ 1 , 2.50 , true ] }}
            {"id":3,"place":null,"tags":[]}
            {"id":4,"place.lat":4,"place":{"lat":"5"},"place.inner.level":9}
            {"place":{},"id":5}
            """);
        Assert.Equal<(string?, double?, long?)>(
            [
                ("""{"lat":1.5,"inner":{"level":7,"x":[]}}""", 1.5, 7),
                ("""{"inner":{"level":null},"name":"café \uD83C\uDF89","list":[1,2.50,true]}""", null, null),
                (null, null, null),
                ("""{"lat":"5"}""", 4, 9),
                ("{}", null, null),
            ],
            (await JsonRows.ReadAsync<Place>(path)).Select(static row => (row.Whole, row.Latitude, row.Level)));
        Assert.Equal<string?[]?>([["a", null, "\"é\""], null, [], null, null], (await JsonRows.ReadAsync<Place>(path)).Select(static row => row.Tags));
    }

    [Theory]
    [InlineData("small", "255", "255")]
    [InlineData("small", "1.0", "1")]
    [InlineData("small", "\"7\"", "7")]
    [InlineData("small", "-0", "0")]
    [InlineData("long", "9223372036854775807", "9223372036854775807")]
    [InlineData("long", "-9223372036854775808.000", "-9223372036854775808")]
    [InlineData("wide", "170141183460469231731687303715884105727", "170141183460469231731687303715884105727")]
    [InlineData("decimal", "79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("decimal", "0.10", "0.10")]
    [InlineData("decimal", "1e2", "100")]
    [InlineData("double", "1e-3", "0.001")]
    [InlineData("double", "0.1234567890123456789", "0.12345678901234568")]
    [InlineData("double", "\"-Infinity\"", "-Infinity")]
    [InlineData("double", "\"NaN\"", "NaN")]
    [InlineData("flag", "true", "true")]
    [InlineData("flag", "false", "false")]
    [InlineData("text", "\"\\u0000\\ud83c\\udf89\\/\\b\\f\\n\\r\\t\\\\\\\"\"", "\0🎉/\b\f\n\r\t\\\"")]
    [InlineData("text", "1.50", "1.50")]
    [InlineData("text", "true", "true")]
    [InlineData("text", "[1, \"a\", {\"b\": null}]", "[1,\"a\",{\"b\":null}]")]
    [InlineData("text", "\"{ 1\"", "{ 1")]
    [InlineData("text", "\"null\"", "null")]
    [InlineData("day", "\"2026-01-31\"", "2026-01-31")]
    [InlineData("list", "[ 1, 2.0 ,\"3\" ]", "[1,2,3]")]
    [InlineData("bytes", "\"YWI=\"", "YWI=")]
    public async Task Values_are_read_exactly(string column, string json, string expected)
    {
        string path = _folder.Write("data.jsonl", $"{{\"x\":0,\"{column}\":{json}}}\n{{\"{column}\":null}}\n{{}}\n");
        List<string?> texts = [];
        await foreach (Batch<Exact> batch in JsonLinesFile.ReadAsync<Exact>(path))
        {
            Column read = batch.Columns[Exact.Schema.IndexOf(column)];
            texts.AddRange(Enumerable.Range(0, read.Count).Select(read.FormatText));
        }

        Assert.Equal([expected, null, null], texts);
    }

    [Fact]
    public async Task A_folder_is_read_in_the_order_of_names_packed_files_too()
    {
        string folder = _folder.Folder("in");
        _folder.Write("in/b.ndjson", "{\"fare\":2}\n");
        _folder.Write("in/c.JSON", "{\"fare\":3}");
        _folder.Write("in/notes.txt", "no json");
        await using (FileStream file = File.Create(_folder.File("in/a.jsonl.gz")))
        {
            await using var packed = new GZipStream(file, CompressionLevel.Fastest);
            await packed.WriteAsync(Encoding.UTF8.GetBytes("\uFEFF" + string.Concat(Enumerable.Repeat("{\"fare\":1}\n", 100_000))));
        }

        List<Fare> rows = await JsonRows.ReadAsync<Fare>(folder);
        Assert.Equal(100_002, rows.Count);
        Assert.Equal([1f, 2f, 3f], rows.Select(static row => row.Value).Distinct());
    }

    [Fact]
    public async Task ReadJsonLines_makes_a_dataset_and_reports_progress()
    {
        var step = new TestStep(_folder);
        string path = _folder.Write("data.json", "{\"fare\":1,\"company\":\"x\"}\n{\"fare\":2}\n");
        Dataset<Fare> rows = await new ReadJsonLines<Fare> { Path = path }.RunAsync(step, CancellationToken.None);
        Assert.Equal([new Fare { Value = 1, Company = "x" }, new Fare { Value = 2 }], await rows.ToArrayAsync());
        Assert.Equal([2], step.Progress);
    }

    [Fact]
    public async Task ReadJsonLines_fails_without_a_dataset()
    {
        string path = _folder.Write("data.json", "{\"fare\":1}\n{\"fare\":\"?\"}\n");
        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(
            () => new ReadJsonLines<Fare> { Path = path }.RunAsync(new TestStep(_folder), CancellationToken.None));
        Assert.Equal($"{path}, line 2, column \"fare\": \"?\" is not a number.", error.Message);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "manifest.json", SearchOption.AllDirectories));
    }
}
