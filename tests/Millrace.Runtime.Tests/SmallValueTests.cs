using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class SmallValueTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_small_value_is_kept_in_the_metadata_and_a_large_one_in_a_folder()
    {
        await _test.RunAsync(Plan(Make("small", "abc"), Make("large", new string('x', 70_000))));

        ArtifactRecord small = _test.Store.Metadata.ResolveArtifact("last/small"), large = _test.Store.Metadata.ResolveArtifact("last/large");
        Assert.Equal((true, 5L, 0), (small.IsInline, small.Bytes, small.Files));
        Assert.Equal((false, 1), (large.IsInline, large.Files));
        Assert.Equal("abc", await ReadAsync("last/small"));
        Assert.Equal(70_000, (await ReadAsync("last/large")).Length);
        Assert.Single(Directory.GetFiles(Path.Combine(_test.StoreFolder, "objects"), "*", SearchOption.AllDirectories));
        Assert.StartsWith("The Value<string> ", Assert.Throws<MillraceException>(() => _test.Store.FolderOf(small)).Message);
        _test.Reopen();
        Assert.Equal("small reused, large reused", (await _test.RunAsync(Plan(Make("small", "abc"), Make("large", new string('x', 70_000))))).States());
        Assert.Empty((await _test.Store.VerifyAsync(null, CancellationToken.None)).Problems);
    }

    [Fact]
    public void A_value_that_is_too_large_is_given_up_and_not_held()
    {
        const int Most = 64 * 1024;
        var writer = new SmallValueWriter(Most);
        int[] numbers = [.. Enumerable.Range(0, 1_000_000)];
        Assert.Throws<ValueTooLargeException>(() => ArtifactType.Of<Value<int[]>>().Write(Value.Of(numbers), writer));
        Assert.True(writer.IsFull);
        Assert.InRange(writer.Capacity, 1, 4 * Most);
        Assert.Throws<ValueTooLargeException>(() => ArtifactType.Of<Value<string>>().Write(Value.Of(new string('x', 10_000_000)), writer));
        writer.Clear();
        Assert.InRange(writer.Capacity, 1, 2 * Most);
        Assert.False(writer.IsFull);

        string quoted = new('"', Most / 2 - 16);
        ArtifactType.Of<Value<string>>().Write(Value.Of(quoted[..(Most / 6 - 1)]), writer);
        Assert.Equal(6 * (Most / 6 - 1) + 2, writer.Written.Length);
        Assert.Equal(quoted[..(Most / 6 - 1)], ((Value<string>)ArtifactType.Of<Value<string>>().Read(writer.Written)).Content);
        writer.Clear();
        ArtifactType.Of<Value<string>>().Write(Value.Of(new string('x', Most - 2)), writer);
        Assert.Equal(Most, writer.Written.Length);
    }

    [Fact]
    public async Task A_large_value_is_written_into_memory_no_further_than_a_small_one_would_be()
    {
        Chatty.Chunks = 0;
        await _test.RunAsync(Plan(Step("chatty", Of(
            "chatty",
            static call =>
            {
                call.Output(0, new Chatty());
                return ValueTask.CompletedTask;
            },
            outputs: [new OutputInfo("output", ArtifactType.Of<Chatty>())]))));

        Assert.Equal((false, 1), (_test.Store.Metadata.ResolveArtifact("last/chatty").IsInline, _test.Store.Metadata.ResolveArtifact("last/chatty").Files));
        Assert.InRange(Chatty.Chunks, 1, 65);
    }

    [Fact]
    public async Task One_that_was_changed_behind_the_stores_back_is_found()
    {
        await _test.RunAsync(Plan(Make("small", "abc")));
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_test.StoreFolder, "metadata.db")}"))
        {
            connection.Open();
            using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE artifact SET content = $content";
            command.Parameters.AddWithValue("$content", "\"abd\""u8.ToArray());
            command.ExecuteNonQuery();
        }

        Assert.False(Assert.Single((await _test.Store.VerifyAsync(null, CancellationToken.None)).Problems).IsMissing);
    }

    [Fact]
    public async Task One_that_was_changed_is_made_anew_before_a_step_reads_it()
    {
        PipelinePlan Plan(string mark) => Components.Plan(Make("small", "abc"), Step("mark", Of(
            "mark",
            static call =>
            {
                call.Output(0, Value.Of(call.Input<Value<string>>(0).Content + call.Parameter<string>(0)));
                return ValueTask.CompletedTask;
            },
            [new InputInfo("text", ArtifactType.Of<Value<string>>())],
            [new OutputInfo("output", ArtifactType.Of<Value<string>>())],
            [Parameter("mark", mark)]), new PlanInput(0, 0)));
        await _test.RunAsync(Plan("!"));
        _test.Change("UPDATE artifact SET content = CAST('\"abd\"' AS BLOB) WHERE content = CAST('\"abc\"' AS BLOB)");

        RunResult result = await _test.RunAsync(Plan("?"));

        Assert.Equal("small executed, mark executed", result.States());
        Assert.Equal("abc?", await ReadAsync("last/mark"));
        Assert.Empty((await _test.Store.VerifyAsync(null, CancellationToken.None)).Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(-7)]
    [InlineData(0.1)]
    [InlineData(double.NaN)]
    [InlineData("a \"quoted\" ü 😀")]
    public void What_is_written_is_read<T>(T value)
    {
        var content = new System.Buffers.ArrayBufferWriter<byte>();
        Value<T>.Write(Value.Of(value), content);

        Assert.Equal(value, Value<T>.Read(content.WrittenSpan).Content);
    }

    [Fact]
    public void A_record_of_the_programs_own_is_written_as_json()
    {
        var content = new System.Buffers.ArrayBufferWriter<byte>();
        Value<Point>.Write(Value.Of(new Point(1, "x")), content);

        Assert.Equal("""{"X":1,"Name":"x"}""", System.Text.Encoding.UTF8.GetString(content.WrittenSpan));
        Assert.Equal(new Point(1, "x"), Value<Point>.Read(content.WrittenSpan).Content);
    }

    private sealed record Point(int X, string Name);

    private async Task<string> ReadAsync(string reference) =>
        ((Value<string>)await _test.Store.LoadAsync(
            _test.Store.Metadata.ResolveArtifact(reference), ArtifactType.Of<Value<string>>(), _test, CancellationToken.None)).Content;

    private static PlanStep Make(string name, string text) => Step(name, Of(
        "make",
        static call =>
        {
            call.Output(0, Value.Of(call.Parameter<string>(0)));
            return ValueTask.CompletedTask;
        },
        outputs: [new OutputInfo("output", ArtifactType.Of<Value<string>>())],
        parameters: [Parameter("text", "")]), [Results.Set(0, text)]);
}
