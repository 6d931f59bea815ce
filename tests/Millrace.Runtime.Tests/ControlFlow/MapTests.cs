using System.Globalization;
using Microsoft.Extensions.Logging;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

public sealed class MapTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task The_body_runs_once_an_item_and_results_come_in_order()
    {
        RunResult result = await _test.RunAsync(Shout("a b c"));

        Assert.Equal("words executed, shout executed, glue executed", result.States());
        Assert.Equal("A! B! C!", await _test.ReadAsync("last/glue"));
        Assert.Equal("3 items: 6 steps executed", result.Step("shout").Reason);
        Assert.Equal(3, result.Step("shout").Outputs[0].Artifact.Rows);
        Assert.Equal(["words", "shout", "glue"], _test.Store.Metadata.GetRun("last").Steps.Select(static step => step.Name));
        Assert.Equal(3, _test.Store.Metadata.GetRun("last").Summary.Steps);
    }

    [Fact]
    public async Task A_new_item_brings_only_itself_in()
    {
        await _test.RunAsync(Shout("a b c"));

        StepForecast[] forecast = [.. await _test.Runner.PlanAsync(TestStore.Bind(Shout("z a b c")), new RunOptions { }, CancellationToken.None)];
        Assert.Equal((StepOutlook.RunsUnlessUnchanged, "runs for each item unless words comes out unchanged"), (forecast[1].Outlook, forecast[1].Reason));
        RunResult result = await _test.RunAsync(Shout("z a b c"));
        Assert.Equal("4 items: 2 steps executed, 6 steps reused", result.Step("shout").Reason);
        Assert.Equal("Z! A! B! C!", await _test.ReadAsync("last/glue"));

        RunResult again = await _test.RunAsync(Shout("z a b c"));
        Assert.Equal("words reused, shout reused, glue reused", again.States());
        Assert.Equal(
            "all 4 items are unchanged", (await _test.Runner.PlanAsync(TestStore.Bind(Shout("z a b c")), new RunOptions(), CancellationToken.None))[1].Reason);
    }

    [Fact]
    public async Task A_run_may_begin_after_a_map()
    {
        RunResult first = await _test.RunAsync(Shout("a b"));

        RunResult result = await _test.RunAsync(Shout("c"), new RunOptions { From = "glue", Fresh = ["glue"] });

        Assert.Equal("words skipped, shout skipped, glue executed", result.States());
        Assert.Equal($"outside --from glue; the result of run {first.RunId} is used, although its items are not compared", result.Step("shout").Reason);
        Assert.Equal("A! B!", await _test.ReadAsync("last/glue"));
    }

    [Fact]
    public async Task What_is_around_a_body_is_an_input_of_each_item()
    {
        PipelinePlan Plan(string end) => Components.Plan(
            Step("words", Words(), [Results.Set(0, "a b")]),
            Step("end", Constant(end)),
            Each(
                "add",
                new PlanSource(0, 0),
                Body(2, Step("add", Join(), new PlanInput([Port(0), Port(1)]))),
                new PlanSource(1, 0, static text => new Text(((Text)text).Value.ToUpperInvariant()), "AsUpper")),
            Step("glue", Glue(), new PlanInput(2, 0)));

        await _test.RunAsync(Plan("x"));
        Assert.Equal("a+X b+X", await _test.ReadAsync("last/glue"));
        Assert.Equal("2 items: 2 steps executed", (await _test.RunAsync(Plan("y"))).Step("add").Reason);
        Assert.Equal("a+Y b+Y", await _test.ReadAsync("last/glue"));
    }

    [Fact]
    public async Task What_is_around_a_body_is_opened_once_for_all_items()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<object>();
        PipelinePlan body = Body(2, Step("both", Of(
            "both",
            call =>
            {
                seen.Add(call.OptionalInput<Text>(1)!);
                call.Output(0, new Text(call.Input<Text>(0).Value));
                return ValueTask.CompletedTask;
            },
            [
                new InputInfo("item", ArtifactType.Of<Text>()), new InputInfo("around", ArtifactType.Of<Text>()) { IsOptional = true },
            ]), new PlanInput([Port(0)]), new PlanInput([Port(1)])));

        await _test.RunAsync(Components.Plan(
            Step("words", Words(), [Results.Set(0, "a b c d e f g h")]),
            Step("end", Constant("x")),
            Each("each", new PlanSource(0, 0), body, new PlanSource(1, 0))));

        Assert.Equal(8, seen.Count);
        Assert.Single(seen.Distinct());
    }

    [Fact]
    public async Task An_item_that_fails_fails_the_map_and_the_others_are_kept()
    {
        bool isBroken = true;
        PipelinePlan plan = Components.Plan(
            Step("words", Words(), [Results.Set(0, "a b c")]),
            Each(
                "check",
                new PlanSource(0, 0),
                Body(1, Step("check", Map((_, text) => text == "b" && isBroken ? throw new MillraceException("no b") : text), new PlanInput([Port(0)])))),
            Step("glue", Glue(), new PlanInput(1, 0)));

        RunResult result = await _test.RunAsync(plan, new RunOptions { KeepGoing = true });

        Assert.Equal("words executed, check failed, glue blocked", result.States());
        Assert.Equal("1 of 3 items failed; check[1].check: no b", result.Step("check").Error!.Message);
        isBroken = false;
        Assert.Equal("3 items: 1 step executed, 2 steps reused", (await _test.RunAsync(plan)).Step("check").Reason);
        Assert.Equal("a b c", await _test.ReadAsync("last/glue"));
    }

    [Fact]
    public async Task An_item_that_is_skipped_is_left_out()
    {
        PipelinePlan plan = Components.Plan(
            Step("words", Words(), [Results.Set(0, "a b c")]),
            Each(
                "check",
                new PlanSource(0, 0),
                Body(1, Step("check", Map(static (_, text) => text == "b" ? throw new StepSkippedException("no b") : text), new PlanInput([Port(0)])))),
            Step("glue", Glue(), new PlanInput(1, 0)));

        await _test.RunAsync(plan);

        Assert.Equal("a c", await _test.ReadAsync("last/glue"));
    }

    [Fact]
    public async Task A_map_whose_items_are_all_skipped_is_not_told_as_reused()
    {
        PipelinePlan body = Body(1, Step("check", Map(static (_, _) => throw new StepSkippedException("none")), new PlanInput([Port(0)])));
        PipelinePlan plan = Components.Plan(
            Step("words", Words(), [Results.Set(0, "a b")]), Each("check", new PlanSource(0, 0), body), Step("glue", Glue(), new PlanInput(1, 0)));

        RunResult result = await _test.RunAsync(plan);

        Assert.Equal("words executed, check executed, glue executed", result.States());
        Assert.Equal("2 items: 2 steps skipped", result.Step("check").Reason);
    }

    [Fact]
    public async Task Maps_stand_in_maps_and_collections_may_be_empty()
    {
        PipelinePlan inner = Body(1, Step("letters", Of(
            "letters",
            static call =>
            {
                call.Output(0, Collection.Of(call.Input<Text>(0).Value.Select(static letter => new Text(letter.ToString()))));
                return ValueTask.CompletedTask;
            },
            [new InputInfo("text", ArtifactType.Of<Text>())],
            [new OutputInfo("output", ArtifactType.Of<Collection<Text>>())]), new PlanInput([Port(0)])),
            Each("upper", new PlanSource(0, 0), Body(1, Step("up", Map(static (_, text) => text.ToUpperInvariant()), new PlanInput([Port(0)])))),
            Step("glue", Glue(), new PlanInput(1, 0)));
        PipelinePlan Plan(string text) => Components.Plan(
            Step("words", Words(), [Results.Set(0, text)]), Each("words-up", new PlanSource(0, 0), inner), Step("all", Glue(), new PlanInput(1, 0)));

        await _test.RunAsync(Plan("ab cd"));
        Assert.Equal("A B C D", await _test.ReadAsync("last/all"));
        RunResult none = await _test.RunAsync(Plan(""));
        Assert.Equal("words executed, words-up executed, all executed", none.States());
        Assert.Equal("", await _test.ReadAsync("last/all"));
    }

    [Fact]
    public async Task Many_items_run_a_window_at_a_time()
    {
        int underWay = 0, most = 0;
        PipelinePlan plan = Components.Plan(
            Step("words", Words(), [Results.Set(0, string.Join(' ', Enumerable.Range(0, 300).Select(static i => i.ToString(CultureInfo.InvariantCulture))))]),
            Each("pass", new PlanSource(0, 0), Body(1, Step("pass", Of("pass", async call =>
            {
                int now = Interlocked.Increment(ref underWay);
                lock (s_lock)
                    most = Math.Max(most, now);
                await Task.Yield();
                call.Output(0, Value.Of(call.Input<Text>(0).Value));
                Interlocked.Decrement(ref underWay);
            }, [new InputInfo("text", ArtifactType.Of<Text>())], [new OutputInfo("output", ArtifactType.Of<Value<string>>())]), new PlanInput([Port(0)]))) with
            {
                Outputs = [],
            }));

        RunResult result = await _test.RunAsync(plan, new RunOptions { MaxParallelism = 4 });

        Assert.Equal("300 items: 300 steps executed", result.Step("pass").Reason);
        Assert.InRange(most, 1, 4);
    }

    [Fact]
    public async Task A_map_that_another_failure_stops_says_so()
    {
        var reached = new TaskCompletionSource();
        var failed = new TaskCompletionSource();
        PipelinePlan plan = Components.Plan(
            Step("words", Words(), [Results.Set(0, "a")]),
            Step("bad", Of("bad", async _ =>
            {
                await reached.Task;
                throw new MillraceException("bad");
            })),
            Each("each", new PlanSource(0, 0), Body(
                1,
                Step("wait", Of("wait", async call =>
                {
                    reached.SetResult();
                    await failed.Task;
                    call.Output(0, new Text("w"));
                }, [new InputInfo("text", ArtifactType.Of<Text>())]), new PlanInput([Port(0)])),
                Step("more", Map(static (_, text) => text), new PlanInput(0, 0)))));
        var recorder = new Recorder { OnFinished = result => { if (result.Name == "bad") failed.SetResult(); } };

        RunResult result = await _test.Runner.RunAsync(TestStore.Bind(plan), new RunOptions { MaxParallelism = 4 }, recorder, CancellationToken.None);

        Assert.Equal("words executed, bad failed, each cancelled", result.States());
        Assert.Equal((StepCause.OtherFailure, "1 item: 1 step executed, 1 step cancelled"), (result.Step("each").Cause, result.Step("each").Reason));
        Assert.Equal(RunStatus.Failed, result.Status);
    }

    [Fact]
    public async Task Items_that_a_failure_keeps_from_beginning_are_counted()
    {
        int ran = 0;
        PipelinePlan plan = Components.Plan(
            Step("words", Words(), [Results.Set(0, string.Join(' ', Enumerable.Range(0, 100)))]),
            Each("each", new PlanSource(0, 0), Body(1, Step("check", Of("check", call =>
            {
                call.Logger<MapTests>().LogWarning("this is {Item}", call.Input<Text>(0).Value);
                return Interlocked.Increment(ref ran) > 0 ? throw new MillraceException("none is good") : default;
            }, [new InputInfo("text", ArtifactType.Of<Text>())]), new PlanInput([Port(0)])))));

        StepResult each = (await _test.RunAsync(plan, new RunOptions { MaxParallelism = 1 })).Step("each");

        Assert.Equal((StepState.Failed, StepCause.Exception, 1), (each.State, each.Cause, ran));
        Assert.EndsWith(" not begun", each.Reason);
        Assert.DoesNotContain(_test.Store.Metadata.GetItems("last"), static step => step.State == StepState.Pending);
        string first = each.Error!.Message.Split('[', ']')[1];
        Assert.Equal($"MapTests: this is {first}", Assert.Single(each.LogTail));
        Assert.EndsWith($"each[{first}].check.log", each.LogPath);
        Assert.Equal(each.LogPath, _test.Store.Metadata.GetRun("last").Steps[1].LogPath);
    }

    private static readonly Lock s_lock = new();

    private static PipelinePlan Shout(string text) => Plan(
        Step("words", Words(), [Results.Set(0, text)]),
        Each("shout", new PlanSource(0, 0), Body(
            1,
            Step("upper", Map(static (_, word) => word.ToUpperInvariant(), name: "upper"), new PlanInput([Port(0)])),
            Step("mark", Map(static (_, word) => word + "!", name: "mark"), new PlanInput(0, 0)))),
        Step("glue", Glue(), new PlanInput(1, 0)));
}
