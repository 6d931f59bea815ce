using System.Text;

namespace Millrace.Data.Tests.JsonLines;

public sealed class JsonLinesErrorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[{\"fare\":1}]", ", line 1: the line starts with an array: write each of its objects in a line of its own (byte 1 of the line).")]
    [InlineData("fare", ", line 1: the line is no object of JSON (byte 1 of the line).")]
    [InlineData("{\"fare\":1}\n{\n\"fare\":1}", ", line 2: the line ends within an object (byte 2 of the line).")]
    [InlineData("{\"fare\":1", ", line 1, column \"fare\": the line ends within an object (byte 10 of the line).")]
    [InlineData("{\"fare\":1}{\"fare\":2}", ", line 1: something follows the object: write one object a line (byte 11 of the line).")]
    [InlineData("{\"fare\":1,}", ", line 1: a name in quotes is missing (byte 11 of the line).")]
    [InlineData("{\"fare\" 1}", ", line 1: a colon is missing behind a name (byte 9 of the line).")]
    [InlineData("{\"fare\":1 \"x\":2}", ", line 1, column \"fare\": a comma or the end of an object is missing (byte 11 of the line).")]
    [InlineData("{\"fare\":+1}", ", line 1, column \"fare\": there is no value of JSON (byte 9 of the line).")]
    [InlineData("{\"fare\":01}", ", line 1, column \"fare\": a comma or the end of an object is missing (byte 10 of the line).")]
    [InlineData("{\"fare\":1.}", ", line 1, column \"fare\": a number has no digit behind its point (byte 11 of the line).")]
    [InlineData("{\"fare\":1e}", ", line 1, column \"fare\": a number has no digit in its exponent (byte 11 of the line).")]
    [InlineData("{\"fare\":NaN}", ", line 1, column \"fare\": there is no value of JSON (byte 9 of the line).")]
    [InlineData("{\"fare\":nul}", ", line 1, column \"fare\": there is no value of JSON (byte 9 of the line).")]
    [InlineData("{\"fare\":1,\"company\":\"a\tb\"}", ", line 1, column \"company\": a text holds a control character: write it as an escape (byte 23 of the line).")]
    [InlineData("{\"fare\":1,\"company\":\"a\nb\"}", ", line 1, column \"company\": the line ends within a text (byte 23 of the line).")]
    [InlineData("{\"fare\":1,\"company\":\"\\x\"}", ", line 1, column \"company\": there is no escape of JSON (byte 22 of the line).")]
    [InlineData("{\"fare\":1,\"company\":\"\\ud800x\"}", ", line 1, column \"company\": a text holds half a surrogate pair, which UTF-8 cannot hold (byte 22 of the line).")]
    [InlineData("{\"fare\":1,\"company\":{\"x\":\"\\ud800\"}}", ", line 1, column \"company\": a text holds half a surrogate pair, which UTF-8 cannot hold (byte 21 of the line).")]
    [InlineData("{\"fare\":1,\"fare\":2}", ", line 1, column \"fare\": the line has two values of this name (byte 18 of the line).")]
    [InlineData("{\"fare\":null,\"far\\u0065\":null}", ", line 1, column \"fare\": the line has two values of this name (byte 26 of the line).")]
    [InlineData("{\"other\":[1,],\"fare\":2}", ", line 1: there is no value of JSON (byte 13 of the line).")]
    [InlineData("{\"other\":[1,2}", ", line 1: a comma or the end of an array is missing (byte 14 of the line).")]
    [InlineData("{\"fare\":null}", ", line 1, column \"fare\": the value is missing, but Fare.Value is not nullable.")]
    [InlineData("{\"fare\":1}\n\n{\"Fare\":2}", ", line 3, column \"fare\": the line has no such value, but Fare.Value is not nullable; the nearest is \"Fare\".")]
    [InlineData("{\"fare\":1}\n{\"fare\":\"one\"}\n{", ", line 2, column \"fare\": \"one\" is not a number.")]
    [InlineData("{\"fare\":{\"x\":1}}", ", line 1, column \"fare\": \"{\"x\":1}\" is not a number.")]
    [InlineData("{\"fare\":1e400}", ", line 1, column \"fare\": \"1e400\" does not fit: float ends at 3.4028235E+38.")]
    [InlineData("\0", ", line 1: the line is no object of JSON (byte 1 of the line).")]
    public async Task What_is_wrong_is_told_with_its_place(string text, string expected) => Assert.Equal(expected, await JsonRows.FaultOf<Fare>(_folder, text));

    [Theory]
    [InlineData("small", "256", "is not a whole number from 0 to 255")]
    [InlineData("small", "1.5", "is not a whole number from 0 to 255")]
    [InlineData("long", "9223372036854775808", "is not a whole number from -9223372036854775808 to 9223372036854775807")]
    [InlineData("decimal", "0.12345678901234567890123456789012", "has more digits than a decimal holds")]
    [InlineData("decimal", "1e-40", "has more digits than a decimal holds")]
    [InlineData("decimal", "79228162514264337593543950336", "is not a decimal number of up to 28 digits")]
    [InlineData("day", "20260131", "is not a date (yyyy-MM-dd)")]
    [InlineData("flag", "\"yes\"", "is not true or false")]
    [InlineData("list", "[1.5]", "is not a list in JSON, each element a whole number from -2147483648 to 2147483647")]
    [InlineData("list", "{}", "is not a list in JSON, each element a whole number from -2147483648 to 2147483647")]
    [InlineData("bytes", "\"%\"", "is not bytes in Base64")]
    public async Task A_value_that_does_not_fit_exactly_is_refused(string column, string json, string expected) =>
        Assert.Equal($", line 2, column \"{column}\": \"{json.Trim('"')}\" {expected}.", await JsonRows.FaultOf<Exact>(_folder, $"{{}}\n{{\"{column}\":{json}}}\n"));

    [Fact]
    public async Task What_is_read_within_an_object_needs_one() => Assert.Equal(
        ", line 1, column \"place\": columns read what is within this value by name, and it is no object (byte 17 of the line).",
        await JsonRows.FaultOf<Place>(_folder, "{\"id\":1,\"place\":[]}"));

    [Fact]
    public async Task A_column_that_is_spelled_otherwise_is_a_mistake_and_one_that_is_not_there_is_missing()
    {
        Assert.Equal(
            ", column \"company\": no line has this name, which Fare.Company reads; \"Company\" is there.",
            await JsonRows.FaultOf<Fare>(_folder, "{\"fare\":1}\n{\"fare\":2,\"Company\":\"x\"}"));
        Assert.Equal(2, (await JsonRows.ReadAsync<Fare>(_folder.Write("data.jsonl", "{\"fare\":1,\"company\":null}\n{\"fare\":2,\"Company\":\"x\"}"))).Count);
        Assert.Null((await JsonRows.ReadAsync<Fare>(_folder.Write("data.jsonl", "{\"fare\":1,\"carrier\":\"x\"}"))).Single().Company);
    }

    [Fact]
    public async Task Depth_is_bounded()
    {
        static string Deep(int arrays) => $"{{\"fare\":1,\"other\":{new string('[', arrays)}{new string(']', arrays)}}}";
        Assert.Single(await JsonRows.ReadAsync<Fare>(_folder.Write("data.jsonl", Deep(63))));
        Assert.Equal(", line 1: there are more than 64 objects and arrays within each other (byte 82 of the line).", await JsonRows.FaultOf<Fare>(_folder, Deep(64)));
        Assert.StartsWith(", line 1: there are more than 64", await JsonRows.FaultOf<Fare>(_folder, Deep(1_000_000)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_bounded()
    {
        static string Long(int bytes) => $"{{\"fare\":1,\"other\":\"{new string('x', bytes - 21)}\"}}";
        string path = _folder.File("data.jsonl");
        foreach (int read in (int[])[7, 100, 10_000])
        {
            var limits = new JsonLinesLimits { LineBytes = 500, ReadBytes = read };
            await File.WriteAllTextAsync(path, $"{{\"fare\":1}}\n{Long(500)}\n{Long(501)}\n");
            int rows = 0;
            JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(async () =>
            {
                await foreach (Batch<Fare> batch in JsonLinesFile.ReadAsync<Fare>(path, new JsonLinesOptions(), limits with { Lines = 1 }, CancellationToken.None))
                    rows += batch.Count;
            });
            Assert.Equal($"{path}, line 3: the line is longer than 500 bytes: JSON lines has one object a line.", error.Message);
            Assert.Equal(2, rows);
        }
    }

    [Fact]
    public async Task Sensitive_values_are_masked()
    {
        const string Rest = "\"fare\":1,\"payment type\":\"Cash\"";
        Assert.Equal($", line 1, column \"latitude\": {SensitiveAttribute.Mask} is not a number.", await JsonRows.FaultOf<Trip>(_folder, $"{{{Rest},\"rider\":\"x\",\"latitude\":\"north\"}}"));
        Assert.DoesNotContain("SECRET", await JsonRows.FaultOf<Trip>(_folder, $"{{{Rest},\"rider\":\"SECRET\\q\"}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused_in_their_line()
    {
        string path = _folder.File("data.jsonl");
        await File.WriteAllBytesAsync(path, [.. "{\"fare\":1}\n{\"fare\":2,\"company\":\""u8, 0xC3, .. "\"}\n"u8]);
        JsonLinesException error = await Assert.ThrowsAsync<JsonLinesException>(() => JsonRows.ReadAsync<Fare>(path));
        Assert.Equal($"{path}, line 2: there are bytes that are not UTF-8: save the file as UTF-8.", error.Message);
        await File.WriteAllTextAsync(path, "{\"fare\":1}\n", Encoding.Unicode);
        Assert.Contains("not UTF-8", (await Assert.ThrowsAsync<JsonLinesException>(() => JsonRows.ReadAsync<Fare>(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_or_cannot_be_unpacked_is_said()
    {
        string none = _folder.File("none.jsonl");
        Assert.Equal($"{none}: there is no such file or folder.", (await Assert.ThrowsAsync<JsonLinesException>(() => JsonRows.ReadAsync<Fare>(none))).Message);
        string empty = _folder.Folder("empty");
        Assert.Equal($"{empty}: the folder holds no .jsonl file.", (await Assert.ThrowsAsync<JsonLinesException>(() => JsonRows.ReadAsync<Fare>(empty))).Message);
        string packed = _folder.File("data.jsonl.gz");
        await File.WriteAllBytesAsync(packed, [0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
        Assert.StartsWith($"{packed}: the file cannot be read: ", (await Assert.ThrowsAsync<JsonLinesException>(() => JsonRows.ReadAsync<Fare>(packed))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void At_least_one_batch_is_parsed_at_a_time(int parallelism) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLinesOptions { Parallelism = parallelism });
}
