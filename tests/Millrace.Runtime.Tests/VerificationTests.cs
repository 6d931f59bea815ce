using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class VerificationTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Every_content_is_read_again()
    {
        PipelinePlan plan = Plan(
            Step("first", Constant("abc")),
            Step("same", Constant("abc")),
            Step("second", Constant("defg")),
            Step("third", Map(static (_, text) => text + "!"), new PlanInput(0, 0)));
        await _test.RunAsync(plan);

        Assert.Equal((3, 11L, 0), Sizes(await VerifyAsync()));

        File.WriteAllText(FileOf("second"), "xxxx");
        File.Delete(FileOf("third"));
        StoreVerification found = await VerifyAsync();
        Assert.Equal((3, 11L, 2), Sizes(found));
        string run = _test.Store.Metadata.ResolveRun("last");
        Assert.Equal([($"{run}/second/output", false), ($"{run}/third/output", true)], found.Problems.Select(static each => (each.Place, each.IsMissing)));

        await _test.RunAsync(plan, new RunOptions { Fresh = ["second", "third"] });
        Assert.Empty((await VerifyAsync()).Problems);
    }

    [Fact]
    public async Task A_verdict_of_before_is_not_believed()
    {
        await _test.RunAsync(Plan(Step("first", Constant("abc"))));
        string file = FileOf("first");
        DateTime time = File.GetLastWriteTimeUtc(file);
        Assert.Empty((await VerifyAsync()).Problems);
        File.WriteAllText(file, "abd");
        File.SetLastWriteTimeUtc(file, time);

        Assert.False(Assert.Single((await VerifyAsync()).Problems).IsMissing);
    }

    [Fact]
    public async Task Small_values_are_looked_at_each_and_those_that_are_gone_are_missing()
    {
        await _test.RunAsync(Plan(Step("int", Five(5)), Step("long", Five(5L))));
        Assert.Equal(2, (await VerifyAsync()).Contents);

        _test.Change("UPDATE artifact SET content = x'36' WHERE type LIKE '%Int64%'");
        Assert.False(Assert.Single((await VerifyAsync()).Problems).IsMissing);
        _test.Change("UPDATE artifact SET content = NULL WHERE type LIKE '%Int32%'");
        Assert.Equal([true, false], (await VerifyAsync()).Problems.Select(static each => each.IsMissing));

        static ComponentDescriptor Five<T>(T value) => Of(
            "five",
            call =>
            {
                call.Output(0, Value.Of(value));
                return ValueTask.CompletedTask;
            },
            outputs: [new OutputInfo("output", ArtifactType.Of<Value<T>>())],
            parameters: [Parameter("type", typeof(T).Name)]);
    }

    [Fact]
    public async Task Contents_of_no_result_are_told_apart_from_damage()
    {
        await _test.RunAsync(Plan(Step("first", Constant("abc")), Step("second", Constant("defg"))));
        _test.Change("DELETE FROM cache_entry WHERE step = 2; DELETE FROM step_output WHERE step = 2; DELETE FROM artifact WHERE bytes = 4");

        StoreVerification found = await VerifyAsync();

        Assert.Equal((1, 3L, 0), Sizes(found));
        Assert.Equal((1, 4L), (found.Unneeded, found.UnneededBytes));
    }

    [Fact]
    public async Task Items_of_collections_are_read_however_deep_they_lie_and_lists_are_held_against_their_digests()
    {
        await _test.RunAsync(Plan(Step("words", Words(), [Results.Set(0, "one two")]), Step("glue", Glue(), new PlanInput(0, 0))));
        string run = _test.Store.Metadata.ResolveRun("last");

        // A collection of the collection, as a map of maps makes it.
        _test.Change("""
            INSERT INTO artifact (digest, type, display_type, kind, bytes, files, rows, created_at)
                SELECT '0d51b3ac8e0d8ab0fd5ba1fc8d1b2e4a', 'Millrace.Collection`1[' || type || ']', 'Nested', kind, bytes, files, 1, created_at
                FROM artifact WHERE kind = 'collection';
            INSERT INTO collection_item SELECT n.artifact, 0, c.artifact FROM artifact n, artifact c
                WHERE n.display_type = 'Nested' AND c.kind = 'collection' AND c.display_type <> 'Nested';
            UPDATE step_output SET artifact = (SELECT artifact FROM artifact WHERE display_type = 'Nested') WHERE step = 1;
            """);
        StoreVerification nested = await VerifyAsync();
        Assert.Equal(3, nested.Contents);
        Assert.Equal("Nested", Assert.Single(nested.Problems).Artifact.DisplayType);

        _test.Change("""
            UPDATE step_output SET artifact = (SELECT artifact FROM artifact WHERE kind = 'collection' AND display_type <> 'Nested') WHERE step = 1;
            DELETE FROM collection_item WHERE position = 1;
            """);
        StoreProblem shorter = Assert.Single((await VerifyAsync()).Problems);
        Assert.Equal(($"{run}/words/output", true), (shorter.Place, shorter.IsMissing));
        Assert.Equal("stored result is gone", (await _test.RunAsync(Plan(Step("words", Words(), [Results.Set(0, "one two")])))).Steps[0].Reason);
        Assert.Empty((await VerifyAsync()).Problems);
    }

    [Fact]
    public async Task A_store_that_is_not_there_holds_nothing()
    {
        using Store none = Store.OpenForReading(Path.Combine(_test.Folder, "none"), TimeProvider.System);
        Assert.Equal((0, 0L, 0), Sizes(await none.VerifyAsync(null, CancellationToken.None)));
    }

    [Fact]
    public async Task Runs_of_all_time_are_kept_where_that_is_asked_for()
    {
        await _test.RunAsync(Plan(Step("first", Constant("a"))));
        await _test.RunAsync(Plan(Step("first", Constant("b"))));

        Assert.Empty((await _test.Store.CollectAsync(new StoreRetention { Age = TimeSpan.MaxValue }, [], _test, isDryRun: true, CancellationToken.None)).Runs);
    }

    private static (int, long, int) Sizes(StoreVerification found) => (found.Contents, found.Bytes, found.Problems.Length);

    private Task<StoreVerification> VerifyAsync() => _test.Store.VerifyAsync(null, CancellationToken.None);

    private string FileOf(string step) => Path.Combine(_test.Store.FolderOf(_test.Store.Metadata.ResolveArtifact($"last/{step}")), "text.txt");
}
