using System.Text;
using Millrace.Quality;

namespace Millrace.Data.Tests.Inference;

public sealed class JsonLinesInferenceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Names_get_the_narrowest_type_that_reads_their_values()
    {
        string file = _folder.Write("my-data.jsonl", """
            {"id":1,"big":3000000000,"share":0.5,"flag":true,"day":"2026-01-31","at":"2026-01-31T10:00:00","code":"42","odd":"NaN","huge":123456789012345678901,"numbers":[1,2],"texts":["a",null],"place":{"lat":1},"deep":[[1]],"mixed":1,"either":[1],"none":null}

            {"id":-2,"big":1,"share":3,"flag":null,"day":"2026-02-01","at":"2026-02-01","code":"7","odd":1.5,"huge":1,"numbers":[],"texts":null,"place":{},"deep":[],"mixed":"x","either":{},"late":"10:30"}
            """);
        Assert.Equal(
            """
            using System;
            using Millrace;

            namespace Taxi;

            /// <summary>A row of my-data.jsonl, as found in 2 rows.</summary>
            [Schema]
            public partial record struct MyData
            {
                [Column("id")] public int Id { get; init; }
                [Column("big")] public long Big { get; init; }
                [Column("share")] public double Share { get; init; }
                [Column("flag")] public bool? Flag { get; init; }
                [Column("day")] public DateOnly Day { get; init; }
                [Column("at")] public DateTime At { get; init; }
                [Column("code")] public string Code { get; init; }
                [Column("odd")] public double Odd { get; init; }
                [Column("huge")] public string Huge { get; init; }
                [Column("numbers")] public int[] Numbers { get; init; }
                [Column("texts")] public string?[]? Texts { get; init; }
                // An object as JSON.
                [Column("place")] public string Place { get; init; }
                // A list as JSON.
                [Column("deep")] public string Deep { get; init; }
                [Column("mixed")] public string Mixed { get; init; }
                // An object or a list as JSON.
                [Column("either")] public string Either { get; init; }
                [Column("none")] public string? None { get; init; }
                [Column("late")] public TimeOnly? Late { get; init; }
            }

            """,
            await SchemaInference.InferAsync(file, new SchemaInferenceOptions { Namespace = "Taxi" }));
    }

    [Fact]
    public async Task A_few_texts_over_many_rows_are_a_domain()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 100; i++)
            text.Append(i % 3 == 0 ? "{\"kind\":\"Cash\"," : "{\"kind\":\"Credit \\u0022Card\\u0022\",").Append("\"name\":\"n").Append(i).Append("\"}\n");
        string source = await SchemaInference.InferAsync(_folder.Write("data.ndjson", text.ToString()));
        Assert.Contains("[Column(\"kind\"), OneOf(\"Cash\", \"Credit \\\"Card\\\"\")] public string Kind { get; init; }\n    [Column(\"name\")] public string Name", source, StringComparison.Ordinal);
        Assert.Contains("struct Data\n", source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":1,\"a\":2}\n", ", line 2: the line has two values of the name \"a\" (byte 1 of the line).")]
    [InlineData("{\"a\":1}\n{\"a\":\n1}", ", line 2: there is no value of JSON (byte 6 of the line).")]
    [InlineData("{\"a\":\"\\ud800\"}", ", line 1: a text of \"a\" holds half a surrogate pair, which UTF-8 cannot hold (byte 1 of the line).")]
    [InlineData("[1]", ", line 1: the line starts with an array: write each of its objects in a line of its own (byte 1 of the line).")]
    [InlineData("{}\n{}", ": there is no object with a name: a schema needs a column.")]
    [InlineData("", ": there is no object with a name: a schema needs a column.")]
    public async Task Faults_are_reported_as_in_reading(string text, string expected)
    {
        string file = _folder.Write("data.json", text);
        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(() => SchemaInference.InferAsync(file));
        Assert.Equal(file + expected, error.Message);
    }

    [Fact]
    public async Task Many_names_stay_in_the_order_in_which_they_come()
    {
        string first = "{" + string.Join(",", Enumerable.Range(0, 3000).Select(static i => $"\"n{(i * 7919) % 3000}\":{i}")) + "}";
        string source = await SchemaInference.InferAsync(_folder.Write("data.jsonl", $"{{\"z\":1}}\n{first}\n"));
        Assert.Equal(
            ["z", .. Enumerable.Range(0, 3000).Select(static i => $"n{(i * 7919) % 3000}")],
            source.Split("[Column(\"").Skip(1).Select(static each => each[..each.IndexOf('"')]));
    }

    [Fact]
    public async Task Names_that_are_values_are_refused_before_they_fill_the_memory()
    {
        string file = _folder.Write("data.jsonl", string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"{{\"id-{i}\":1}}\n")));
        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(() => SchemaInference.InferAsync(file));
        Assert.StartsWith($"{file}, line 10001: the lines so far have more than 10,000 different names", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_rows_can_be_read_of_a_folder()
    {
        string folder = _folder.Folder("in");
        _folder.Write("in/1.json", "{\"a\":1}\n{\"a\":2}\n");
        _folder.Write("in/2.json", "{\"a\":\"x\"}\n{\n");
        Assert.Contains("int A", await SchemaInference.InferAsync(folder, new SchemaInferenceOptions { MaxRows = 2 }), StringComparison.Ordinal);
        Assert.Contains("string A", await SchemaInference.InferAsync(folder, new SchemaInferenceOptions { MaxRows = 3 }), StringComparison.Ordinal);
        await Assert.ThrowsAsync<JsonLinesException>(() => SchemaInference.InferAsync(folder));
    }
}
