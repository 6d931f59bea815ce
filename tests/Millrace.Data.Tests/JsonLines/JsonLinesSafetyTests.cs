using System.Globalization;
using System.Text;

namespace Millrace.Data.Tests.JsonLines;

/// <summary>Damaged files, and readings that end early.</summary>
public sealed class JsonLinesSafetyTests : IDisposable
{
    private static readonly string[] s_values =
    [
        "1", "-0", "2.0", "1.5", "1e2", "\"3\"", "null", "true", "\"é🎉\"", "\"\\u00e9\\ud83c\\udf89\\n\"", "\"\\ud800\"", "[]", "[1,\"a\",null]", "[ [ ] , { } ]", "{}",
        "{\"lat\":2.5,\"inner\":{\"level\":7}}", "{ \"inner\" : { \"level\" : \"8\" , \"x\" : [ 1 ] } }", "\"[\\\"x\\\"]\"", "12345678901234567890", "\"\"",
    ];

    private readonly TempFolder _folder = new();

    private static int Cases => Environment.GetEnvironmentVariable("MILLRACE_FULL") is { Length: > 0 } ? 200_000 : 4_000;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_damaged_file_yields_the_rows_of_the_reference_or_an_error_in_its_line()
    {
        var random = new Random(20_261_127);
        string path = _folder.File("data.jsonl");
        int failed = 0;
        for (int i = 0; i < Cases; i++)
        {
            byte[] bytes = Damage(Whole(random), random);
            await File.WriteAllBytesAsync(path, bytes);
            var limits = new JsonLinesLimits { Lines = 5, Bytes = 300 };
            var (first, rows) = await ReadAsync(path, 1, limits);
            var (second, others) = await ReadAsync(path, 1 + (i % 3), limits with { ReadBytes = random.Next(1, 200) });
            Assert.True(rows.SequenceEqual(others) && first?.Message == second?.Message, $"{i}: {first?.Message} / {second?.Message}\n{Convert.ToBase64String(bytes)}");

            (first, rows) = await ReadAsync(path, 1, limits with { Lines = 1 });
            ReferenceJsonLines reference = new ReferenceJsonLines(bytes).Read(goesOn: false);
            Assert.True(
                rows.SequenceEqual(reference.Rows) && (first?.Line ?? 0) == reference.FaultyLines.FirstOrDefault(),
                $"{i}: {first?.Message} / {reference.FaultyLines.FirstOrDefault()}\n{string.Join('\n', rows)}\n\n{string.Join('\n', reference.Rows)}\n{Convert.ToBase64String(bytes)}");
            Assert.True(first is null || (first.File == path && (first.Line > 0 || first.Message.Contains("no line has this name", StringComparison.Ordinal))));
            failed += first is null ? 0 : 1;
        }

        Assert.InRange(failed, Cases / 4, Cases - (Cases / 20));
    }

    [Fact]
    public async Task Each_line_of_a_damaged_file_is_a_row_or_a_reject_as_in_the_reference()
    {
        var random = new Random(20_261_128);
        string path = _folder.File("data.jsonl");
        int rejected = 0;
        for (int i = 0; i < Cases; i++)
        {
            byte[] bytes = Damage(Whole(random), random);
            await File.WriteAllBytesAsync(path, bytes);
            string shown = $"{i}: {Convert.ToBase64String(bytes)}\n{Encoding.Latin1.GetString(bytes)}";
            List<RejectedRow> rejects = [];
            var (error, rows) = await ReadAsync(path, 1 + (i % 3), new JsonLinesLimits { Lines = 5, Bytes = 300, ReadBytes = random.Next(1, 200) }, rejects);
            ReferenceJsonLines reference = new ReferenceJsonLines(bytes).Read(goesOn: true);
            Assert.True(rows.SequenceEqual(reference.Rows), $"{shown}\n{string.Join('\n', rows)}\n\n{string.Join('\n', reference.Rows)}");
            Assert.True(rejects.Select(static row => row.Line).SequenceEqual(reference.FaultyLines), $"{string.Join('\n', rejects)}\n{shown}");
            Assert.True(error is null || error.Message.Contains("no line has this name", StringComparison.Ordinal), error?.Message);

            // What is shown of a line is the line, but for what is masked.
            string[] lines = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split('\n');
            Assert.All(rejects, row => Assert.True(
                row.Text.Contains(SensitiveAttribute.Mask, StringComparison.Ordinal) || row.Text == lines[row.Line - 1].TrimEnd('\r'), $"{row}\n{shown}"));

            // Strict reading ends with the first of them.
            var (strict, _) = await ReadAsync(path, 1, new JsonLinesLimits());
            if (rejects.Count > 0)
                Assert.True((strict!.Line, strict.Problem) == (rejects[0].Line, rejects[0].Reason), $"{strict.Message}\n{rejects[0]}\n{shown}");
            rejected += rejects.Count > 0 ? 1 : 0;
        }

        Assert.InRange(rejected, Cases / 4, Cases - (Cases / 20));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Batches_and_errors_are_the_same_at_any_degree(int parallelism)
    {
        string text = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{{\"fare\":{i},\"company\":\"c{i % 300}\"}}\n"));
        string path = _folder.Write("data.jsonl", text);
        var options = new JsonLinesOptions { Parallelism = parallelism };
        List<int> sizes = [];
        double sum = 0;
        await foreach (Batch<Fare> batch in JsonLinesFile.ReadAsync<Fare>(path, options))
        {
            sizes.Add(batch.Count);
            foreach (Fare row in batch)
                sum += row.Company == $"c{(int)row.Value % 300}" ? row.Value : double.NaN;
        }

        Assert.Equal([16_384, 13_616], sizes);
        Assert.Equal(30_000d * 29_999 / 2, sum);

        _folder.Write("data.jsonl", text + "{\"fare\":1}\n{\"fare\":\"x\"}\n{\n");
        var error = await Assert.ThrowsAsync<JsonLinesException>(() => JsonRows.ReadAsync<Fare>(path, options));
        Assert.Equal($"{path}, line 30002, column \"fare\": \"x\" is not a number.", error.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Who_stops_early_leaves_no_file_open(int parallelism)
    {
        string path = _folder.Write("data.jsonl", string.Concat(Enumerable.Repeat("{\"fare\":1}\n", 200_000)));
        await foreach (Batch<Fare> _ in JsonLinesFile.ReadAsync<Fare>(path, new JsonLinesOptions { Parallelism = parallelism }))
            break;
        using FileStream alone = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(alone.CanWrite);
    }

    [Fact]
    public async Task A_reading_is_cancelled_between_batches()
    {
        string path = _folder.Write("data.jsonl", string.Concat(Enumerable.Repeat("{\"fare\":1}\n", 200_000)));
        using var source = new CancellationTokenSource();
        int batches = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Batch<Fare> _ in JsonLinesFile.ReadAsync<Fare>(path, cancellation: source.Token))
            {
                batches++;
                await source.CancelAsync();
            }
        });
        Assert.Equal(1, batches);
    }

    [Fact]
    public async Task Any_number_of_other_names_is_passed_over()
    {
        var text = new StringBuilder();
        for (int i = 0; i < 5000; i++)
            text.Append(CultureInfo.InvariantCulture, $"{{\"n{i}\":1,\"fare\":{i},\"m{i % 7}\":2}}\n");
        string path = _folder.Write("data.jsonl", text.ToString());
        List<Fare> rows = await JsonRows.ReadAsync<Fare>(path);
        Assert.Equal(Enumerable.Range(0, 5000).Select(static i => (float)i), rows.Select(static row => row.Value));

        // A name that is nearly a column's is found behind any number of others, on any number of threads.
        await File.AppendAllTextAsync(path, "{\"fare\":1,\"Company\":\"x\"}\n");
        foreach (int parallelism in (int[])[1, 4])
        {
            var error = await Assert.ThrowsAsync<JsonLinesException>(() => JsonRows.ReadAsync<Fare>(path, new JsonLinesOptions { Parallelism = parallelism }));
            Assert.Equal($"{path}, column \"company\": no line has this name, which Fare.Company reads; \"Company\" is there.", error.Message);
        }
    }

    [Fact]
    public async Task Of_any_number_of_names_that_are_nearly_a_columns_few_are_kept_and_the_first_is_told()
    {
        JsonNames names = JsonNames.Of(Fare.Schema);
        foreach (string name in NearNames(20_000))
            names.Find(Encoding.UTF8.GetBytes(name));
        Assert.InRange(names.Others.Count(), 1000, 2001);

        string path = _folder.Write("data.jsonl", string.Concat(NearNames(20_000).Select(static (name, i) => $"{{\"fare\":{i},\"{name}\":1}}\n")));
        foreach (int parallelism in (int[])[1, 3])
        {
            var error = await Assert.ThrowsAsync<JsonLinesException>(() => JsonRows.ReadAsync<Fare>(path, new JsonLinesOptions { Parallelism = parallelism }));
            Assert.Equal($"{path}, column \"company\": no line has this name, which Fare.Company reads; \"compan\u4E00\" is there.", error.Message);
        }

        static IEnumerable<string> NearNames(int count) => Enumerable.Range(0, count).Select(i => $"compan{(char)(0x4E00 + count - 1 - i)}");
    }

    private static async Task<(JsonLinesException? Error, List<string> Rows)> ReadAsync(
        string path, int parallelism, JsonLinesLimits limits, List<RejectedRow>? kept = null)
    {
        List<string> rows = [];
        RowRejects? rejects = kept is null ? null : new RowRejects((row, _) =>
        {
            kept.Add(row);
            return ValueTask.CompletedTask;
        }) { MostShare = 1 };
        try
        {
            var options = new JsonLinesOptions { Parallelism = parallelism };
            await foreach (Batch<Place> batch in JsonLinesFile.ReadAsync<Place>(path, options, limits, CancellationToken.None, rejects))
            {
                foreach (Place row in batch)
                    rows.Add(ReferenceJsonLines.Show(row.Id, row.Whole, row.Latitude, row.Level, row.Tags));
            }
        }
        catch (JsonLinesException error)
        {
            return (error, rows);
        }

        return (null, rows);
    }

    // Mostly rows, and now and then a value where another kind is expected.
    private static byte[] Whole(Random random)
    {
        string[] objects = ["null", "{}", s_values[15], s_values[16], "{\"inner\":null,\"lat\":null,\"more\":{\"lat\":[1,2.50]}}"];
        string[] tags = ["null", "[]", "[1,\"a\",null]", "[ \"é\" , true ]", "\"[\\\"x\\\"]\""];
        string end = random.Next(2) == 0 ? "\n" : "\r\n";
        string space = random.Next(3) == 0 ? " " : "";
        var text = new StringBuilder(random.Next(8) == 0 ? "\uFEFF" : "");
        for (int i = random.Next(20); i > 0; i--)
        {
            List<string> members = [$"\"id\":{space}{random.Next(-99, 9999)}"];
            if (random.Next(3) > 0)
                members.Add($"\"place\"{space}:{objects[random.Next(objects.Length)]}");
            if (random.Next(3) > 0)
                members.Add($"\"tags\":{tags[random.Next(tags.Length)]}");
            if (random.Next(3) == 0)
                members.Add($"\"place.lat\":{random.NextDouble().ToString(CultureInfo.InvariantCulture)}");
            if (random.Next(2) == 0)
                members.Add($"\"more\\u0020{random.Next(3)}\":{s_values[random.Next(s_values.Length)]}");
            if (random.Next(60) == 0)
                members.Add($"\"{(random.Next(2) == 0 ? "tags" : "place.inner.level")}\":{s_values[random.Next(s_values.Length)]}");
            string[] order = [.. members];
            if (random.Next(4) == 0)
                random.Shuffle(order);
            text.Append('{').Append(string.Join($"{space},{space}", order)).Append(space).Append('}').Append(random.Next(20) == 0 ? end + end : end);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Damage(byte[] bytes, Random random) =>
        DamagedText.Of(bytes, [.. "\"\\{}[]:,\n\r\t 019.eE+-ntfu/"u8, 0, 0x1F, 0xC3, 0xFF], 3, random);
}
