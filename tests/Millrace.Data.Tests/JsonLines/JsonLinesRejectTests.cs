namespace Millrace.Data.Tests.JsonLines;

/// <summary>Lines that are left out because they cannot be read.</summary>
public sealed class JsonLinesRejectTests : IDisposable
{
    private const string Good = "{\"fare\":1,\"payment type\":\"Cash\",\"rider\":\"Ann\"}\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Lines_that_cannot_be_read_are_kept_with_their_place()
    {
        string path = _folder.Write(
            "data.jsonl", "{\"fare\":1,\"company\":\"a\"}\n{\"fare\":\"x\"}\n\n{\"fare\":2,\"company\":\n[3]\r\n{\"company\":\"c\"}\n{\"fare\":4,\"fare\":4}\n{ \"fare\": 5 }");
        (Fare[] rows, RejectedRow[] rejects) = await ReadAsync<Fare>(path, most: 5);
        Assert.Equal([(1f, "a"), (5f, null)], rows.Select(static row => (row.Value, row.Company)));
        Assert.Equal(
            [
                new RejectedRow { File = "data.jsonl", Line = 2, Column = "fare", Reason = "\"x\" is not a number.", Text = "{\"fare\":\"x\"}" },
                new RejectedRow
                {
                    File = "data.jsonl", Line = 4, Column = "company", Reason = "there is no value of JSON (byte 21 of the line).", Text = "{\"fare\":2,\"company\":",
                },
                new RejectedRow
                {
                    File = "data.jsonl", Line = 5, Text = "•••",
                    Reason = "the line starts with an array: write each of its objects in a line of its own (byte 1 of the line).",
                },
                new RejectedRow
                {
                    File = "data.jsonl", Line = 6, Column = "fare", Text = "{\"company\":\"c\"}",
                    Reason = "the line has no such value, but Fare.Value is not nullable; it has \"company\".",
                },
                new RejectedRow
                {
                    File = "data.jsonl", Line = 7, Column = "fare", Text = "{\"fare\":4,\"fare\":4}", Reason = "the line has two values of this name (byte 18 of the line).",
                },
            ],
            rejects);
    }

    [Fact]
    public async Task Values_of_sensitive_columns_are_masked()
    {
        string[] bad =
        [
            "{\"fare\":\"x\", \"rider\": \"Ann\",\"payment type\":\"Cash\",\"ssn\":[\"Bob\"],\"seconds\":3}",
            "{\"latitude\":\"north\",\"fare\":1,\"payment type\":\"Cash\",\"rider\":\"Ann\"}",
            "{\"fare\":1,\"rider\":\"Cid\"",
            "{\"fare\":\"x\",\"payment type\":\"Cash\",\"rider\":\"Ann\",\"2011-03-01\":\"Dan\",\"r\\u0069der\":\"Eve\",\"\\ud800\":\"Fay\"}",
        ];
        (Trip[] rows, RejectedRow[] rejects) = await ReadAsync<Trip>(_folder.Write("data.jsonl", Good + string.Join('\n', bad)), most: 4);
        Assert.Single(rows);
        Assert.Equal(
            [
                "{\"fare\":\"x\", \"rider\": \"•••\",\"payment type\":\"Cash\",\"ssn\":\"•••\",\"seconds\":3}",
                "{\"latitude\":\"•••\",\"fare\":1,\"payment type\":\"Cash\",\"rider\":\"•••\"}",
                "•••",
                "{\"fare\":\"x\",\"payment type\":\"Cash\",\"rider\":\"•••\",\"•••\":\"•••\",\"r\\u0069der\":\"•••\",\"•••\":\"•••\"}",
            ],
            rejects.Select(static row => row.Text));
        Assert.Equal("••• is not a number.", rejects[1].Reason);
    }

    [Theory]
    [InlineData("{\"id\":\"x\",\"place\":{\"lat\":1,\"secret\":2},\"more\":1}", "{\"id\":\"x\",\"place\":{\"lat\":1,\"secret\":2},\"more\":\"•••\"}")]
    [InlineData("{\"id\":\"x\",\"place.lat\":1}", "{\"id\":\"x\",\"place.lat\":1}")]
    [InlineData("{\"id\":\"x\"", "{\"id\":\"x\"")]
    [InlineData("{\"id\":1,\"id\"", "•••")]
    [InlineData("{\"id\":\"x, ssn: 123-45-6789", "•••")]
    [InlineData("{\"lat\":1,", "•••")]
    [InlineData("{\"id\":1} Ann Lee", "•••")]
    [InlineData("{\"id\":1,\"ssn\",\"123-45-6789\"}", "•••")]
    [InlineData("{\"id\":1,\"other\":", "•••")]
    [InlineData("{\"id\":1,other:", "•••")]
    [InlineData("Ann,Lee", "•••")]
    public async Task What_the_schema_does_not_speak_of_is_masked(string line, string expected) =>
        Assert.Equal(expected, Assert.Single((await ReadAsync<Place>(_folder.Write("data.jsonl", line), most: 1)).Rejects).Text);

    [Fact]
    public async Task Bytes_that_are_no_characters_cost_their_line_alone()
    {
        string path = _folder.File("data.jsonl");
        await File.WriteAllBytesAsync(path, [.. "{\"fare\":1}\n{\"fare\":2,\"company\":\""u8, 0xFF, .. "\"}\n{\"fare\":3}\n"u8, 0xC3, .. "\n{\"fare\":4}"u8]);
        (Fare[] rows, RejectedRow[] rejects) = await ReadAsync<Fare>(path, most: 2);
        Assert.Equal([1f, 3f, 4f], rows.Select(static row => row.Value));
        Assert.Equal([(2L, "{\"fare\":2,\"company\":\"\uFFFD\"}"), (4L, "•••")], rejects.Select(static row => (row.Line, row.Text)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Rows_and_rejects_are_the_same_at_any_degree(int parallelism)
    {
        string text = string.Concat(Enumerable.Range(0, 60_000).Select(
            static i => i % 1000 == 7 ? $"{{\"fare\":\"x{i}\"}}\n" : i % 1000 == 8 ? "{\n" : $"{{\"fare\":{i},\"company\":\"y\"}}\n"));
        string path = _folder.Write("data.jsonl", text);
        (Fare[] rows, RejectedRow[] rejects) = await ReadAsync<Fare>(path, most: 120, parallelism: parallelism);
        Assert.Equal((60_000 - 120, 120), (rows.Length, rejects.Length));
        Assert.Equal(Enumerable.Range(0, 120).Select(static i => (1000L * (i / 2)) + 8 + (i % 2)), rejects.Select(static row => row.Line));
        Assert.Equal(Enumerable.Range(0, 60_000).Where(static i => i % 1000 is not (7 or 8)).Select(static i => (float)i), rows.Select(static row => row.Value));

        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(() => ReadAsync<Fare>(path, most: 1, parallelism: parallelism));
        Assert.Equal(
            $"{path}, line 8, column \"fare\": \"x7\" is not a number. With it more than 1 row cannot be read. "
            + $"Also: {path}, line 9: the line ends within an object (byte 2 of the line).",
            error.Message);
    }

    [Fact]
    public async Task Where_every_line_is_bad_each_is_told_with_its_reason()
    {
        const int Each = 20_000;
        string path = _folder.Write("data.jsonl", string.Concat(Enumerable.Range(0, Each).Select(static i => $"{{\"fare\":\"x{i}\"}}\n{{\n\"\n")));
        (Fare[] rows, RejectedRow[] rejects) = await ReadAsync<Fare>(path, most: 0, share: 1);
        Assert.Empty(rows);
        Assert.Equal(
            Enumerable.Range(0, Each).SelectMany(static i => new RejectedRow[]
            {
                new() { File = "data.jsonl", Line = (3 * i) + 1, Column = "fare", Reason = $"\"x{i}\" is not a number.", Text = $"{{\"fare\":\"x{i}\"}}" },
                new() { File = "data.jsonl", Line = (3 * i) + 2, Reason = "the line ends within an object (byte 2 of the line).", Text = "•••" },
                new() { File = "data.jsonl", Line = (3 * i) + 3, Reason = "the line is no object of JSON (byte 1 of the line).", Text = "•••" },
            }),
            rejects);
    }

    [Fact]
    public async Task As_many_as_a_share_may_be_left_out()
    {
        string path = _folder.Write("data.jsonl", string.Concat(Enumerable.Repeat("{\"fare\":1}\n", 90)) + string.Concat(Enumerable.Repeat("{}\n", 10)));
        Assert.Equal(10, (await ReadAsync<Fare>(path, most: 0, share: 0.1)).Rejects.Length);
        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(() => ReadAsync<Fare>(path, most: 2, share: 0.09));
        Assert.Contains(" With it 10 rows cannot be read, more than 2 and a share of 0.09 of all.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_knows_the_end_of_is_an_error_all_the_same()
    {
        string path = _folder.Write("data.jsonl", "{}\n" + new string('[', 300) + "\n{\"fare\":1}\n");
        var limits = new JsonLinesLimits { LineBytes = 200 };
        var rejects = new RowRejects(static (_, _) => ValueTask.CompletedTask) { Most = 10 };
        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(async () =>
        {
            await foreach (Batch<Fare> _ in JsonLinesFile.ReadAsync<Fare>(path, JsonLinesOptions.Default, limits, CancellationToken.None, rejects))
                Assert.Fail("There is no row before it.");
        });
        Assert.Equal($"{path}, line 2: the line is longer than 200 bytes: JSON lines has one object a line.", error.Message);
        error = await Assert.ThrowsAsync<JsonLinesException>(() => ReadAsync<Fare>(_folder.Write("other.jsonl", "{\"Fare\":1}\n"), most: 1));
        Assert.Contains("no line has this name, which Fare.Value reads; \"Fare\" is there.", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(T[] Rows, RejectedRow[] Rejects)> ReadAsync<T>(string path, long most, double share = 0, int parallelism = 2)
        where T : struct, ISchema<T>
    {
        List<T> rows = [];
        List<RejectedRow> bad = [];
        var rejects = new RowRejects((row, _) =>
        {
            bad.Add(row);
            return ValueTask.CompletedTask;
        }) { Most = most, MostShare = share };
        await foreach (Batch<T> batch in JsonLinesFile.ReadAsync<T>(path, new JsonLinesOptions { Parallelism = parallelism }, rejects))
        {
            foreach (T row in batch)
                rows.Add(row);
        }

        Assert.Equal(bad.Count, rejects.Count);
        return ([.. rows], [.. bad]);
    }
}
