using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

public sealed class NestedCollectionTests : IDisposable
{
    private static readonly ArtifactType s_lines = ArtifactType.Of<Collection<Collection<Text>>>();

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_component_may_yield_a_collection_of_collections()
    {
        Assert.Equal("lines executed, each executed, glue executed", (await _test.RunAsync(Lines("ab c/d//e"))).States());
        Assert.Equal("ab c d  e", await _test.ReadAsync("last/glue"));
        Assert.Equal("lines reused, each reused, glue reused", (await _test.RunAsync(Lines("ab c/d//e"))).States());

        RunResult more = await _test.RunAsync(Lines("new/ab c"));
        Assert.Equal("2 items: 1 step executed, 1 step reused", more.Step("each").Reason);
        Assert.Empty((await _test.Store.VerifyAsync(null, CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task Collections_inside_are_read_from_the_store_by_the_next_program()
    {
        await _test.RunAsync(Lines("ab c/d"));
        _test.Reopen();

        var lines = (Collection<Collection<Text>>)await _test.Store.LoadAsync(
            _test.Store.Metadata.ResolveArtifact("last/lines"), s_lines, _test, CancellationToken.None);

        Assert.Equal(2, lines.Count);
        Assert.Equal(["ab", "c"], await WordsAsync(await lines.OpenAsync(0, CancellationToken.None)));
        Assert.Equal("c", await _test.ReadAsync("last/glue") is { } all ? all.Split(' ')[1] : null);
    }

    [Fact]
    public async Task A_collection_that_is_passed_on_within_another_one_is_not_saved_again()
    {
        PipelinePlan plan = Plan(
            Step("lines", Split(), [Results.Set(0, "ab c/d")]),
            Step("last-first", Of(
                "last-first",
                static async call =>
                {
                    Collection<Collection<Text>> lines = call.Input<Collection<Collection<Text>>>(0);
                    call.Output(0, Collection.Of([await lines.OpenAsync(1, CancellationToken.None), await lines.OpenAsync(0, CancellationToken.None)]));
                },
                [new InputInfo("lines", s_lines)],
                [new OutputInfo("output", s_lines)]), new PlanInput(0, 0)));

        await _test.RunAsync(plan);

        Assert.Equal(3, (await _test.Store.VerifyAsync(null, CancellationToken.None)).Contents);
        Assert.Equal(
            _test.Store.Artifacts.ItemsOf(_test.Store.Metadata.ResolveArtifact("last/lines")).Select(static each => each.Digest).Reverse(),
            _test.Store.Artifacts.ItemsOf(_test.Store.Metadata.ResolveArtifact("last/last-first")).Select(static each => each.Digest));
    }

    [Fact]
    public async Task Outside_of_a_store_a_million_items_keep_their_order()
    {
        foreach (string name in new[] { "999999", "1000000" })
        {
            Directory.CreateDirectory(Path.Combine(_test.Folder, "items", name));
            await Text.SaveAsync(new Text(name), new ArtifactFolder(Path.Combine(_test.Folder, "items", name), _test), CancellationToken.None);
        }

        Collection<Text> items = await Collection<Text>.LoadAsync(new ArtifactFolder(Path.Combine(_test.Folder, "items"), _test), CancellationToken.None);

        Assert.Equal(["999999", "1000000"], await WordsAsync(items));
    }

    private static async Task<List<string>> WordsAsync(Collection<Text> words)
    {
        var all = new List<string>();
        await foreach (Text word in words)
            all.Add(word.Value);
        return all;
    }

    /// <summary>Yields the words of each line of a text.</summary>
    private static ComponentDescriptor Split() => Of(
        "split",
        static call =>
        {
            call.Output(0, Collection.Of(call.Parameter<string>(0).Split('/').Select(
                static line => Collection.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => new Text(word))))));
            return ValueTask.CompletedTask;
        },
        outputs: [new OutputInfo("output", s_lines)],
        parameters: [Parameter("text", "")]);

    private static PipelinePlan Lines(string text) => Plan(
        Step("lines", Split(), [Results.Set(0, text)]),
        Each("each", new PlanSource(0, 0), Body(1, Step("line", Glue(), new PlanInput([Port(0)]))) with
        {
            Inputs = [new InputInfo("line", ArtifactType.Of<Collection<Text>>())],
        }),
        Step("glue", Glue(), new PlanInput(1, 0)));
}
