using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

/// <summary>What names stand for in --from, --to and --fresh: also pipelines that are steps, maps, and steps of their bodies.</summary>
public sealed class NamedStepsTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("shout", "2 items: 4 steps executed", "prepare.upper reused, prepare.mark reused")]
    [InlineData("shout.mark", "2 items: 2 steps executed, 2 steps reused", "prepare.upper reused, prepare.mark reused")]
    [InlineData("prepare", "2 items: 4 steps reused", "prepare.upper executed, prepare.mark executed")]
    [InlineData("prepare.mark", "2 items: 4 steps reused", "prepare.upper reused, prepare.mark executed")]
    public async Task Fresh_takes_all_that_a_name_stands_for(string name, string items, string prepared)
    {
        await _test.RunAsync(Whole());
        var options = new RunOptions { Fresh = [name] };
        StepForecast[] forecast = [.. await _test.Runner.PlanAsync(TestStore.Bind(Whole()), options, CancellationToken.None)];

        RunResult result = await _test.RunAsync(Whole(), options);

        Assert.Equal(items, result.Step("shout").Reason);
        Assert.Equal($"words reused, {prepared}", string.Join(", ", result.States().Split(", ").Take(3)));
        Assert.Equal(
            result.Steps.Select(static step => (step.Name, step.State == StepState.Executed)),
            forecast.Select(static each => (each.Name, each.Outlook == StepOutlook.WillRun)));
    }

    [Fact]
    public async Task A_step_of_a_map_in_a_map_is_named_with_both()
    {
        PipelinePlan inner = Body(
            1,
            Step("split", Of("split", static call =>
            {
                call.Output(0, Collection.Of(call.Input<Text>(0).Value.Select(static letter => new Text(letter.ToString()))));
                return ValueTask.CompletedTask;
            }, [new InputInfo("text", ArtifactType.Of<Text>())], [new OutputInfo("output", ArtifactType.Of<Collection<Text>>())]), new PlanInput([Port(0)])),
            Each("letters", new PlanSource(0, 0), Body(1, Step("up", Map(static (_, text) => text.ToUpperInvariant()), new PlanInput([Port(0)])))),
            Step("glue", Glue(), new PlanInput(1, 0)));
        PipelinePlan plan = Plan(Step("words", Words(), [Results.Set(0, "ab cd")]), Each("all", new PlanSource(0, 0), inner));
        await _test.RunAsync(plan);

        Assert.Equal(
            "2 items: 2 steps executed, 4 steps reused", (await _test.RunAsync(plan, new RunOptions { Fresh = ["all.letters.up"] })).Step("all").Reason);
    }

    [Fact]
    public async Task Ranges_begin_and_end_with_whole_pipelines()
    {
        await _test.RunAsync(Whole());

        Assert.Equal(
            "words reused, prepare.upper reused, prepare.mark reused, shout skipped, end skipped",
            (await _test.RunAsync(Whole(), new RunOptions { To = "prepare" })).States());
        RunResult result = await _test.RunAsync(Whole(), new RunOptions { From = "prepare" });
        Assert.Equal("words skipped, prepare.upper reused, prepare.mark reused, shout skipped, end reused", result.States());
        Assert.Equal("outside --from prepare", result.Step("shout").Reason);
    }

    [Fact]
    public void What_stands_for_nothing_is_refused_with_what_may_be_named()
    {
        Assert.Equal("pipeline 'test' has no step 'prepar'. Did you mean 'prepare'?", Refusal(new RunOptions { From = "prepar" }));
        Assert.Equal("pipeline 'test' has no step 'shout.mrak'. Did you mean 'shout.mark'?", Refusal(new RunOptions { Fresh = ["shout.mrak"] }));
        Assert.Equal(
            "pipeline 'test' has no step 'x-ray-machine'. There are end, prepare, prepare.mark, prepare.upper, shout, shout.mark, shout.upper, words.",
            Refusal(new RunOptions { Fresh = ["x-ray-machine"] }));
        Assert.Equal(
            "pipeline 'test' has no step 'x-ray-machine'. There are end, prepare, prepare.mark, prepare.upper, shout, words.",
            Refusal(new RunOptions { To = "x-ray-machine" }));
        Assert.Equal(
            "'shout.mark' runs once for each item of 'shout', so no run can begin or end with it: name 'shout'.",
            Refusal(new RunOptions { From = "shout.mark" }));
    }

    private static string Refusal(RunOptions options) => Assert.Throws<ParameterException>(() => options.Check(TestStore.Bind(Whole()))).Message;

    /// <summary>Words are shouted one by one, and their first one is prepared in a pipeline of two steps.</summary>
    private static PipelinePlan Whole()
    {
        PipelinePlan both = Body(
            1,
            Step("upper", Map(static (_, text) => text.ToUpperInvariant(), name: "upper"), new PlanInput([Port(0)])),
            Step("mark", Map(static (_, text) => text + "!", name: "mark"), new PlanInput(0, 0)));
        return Plan(
            Step("words", Words(), [Results.Set(0, "a b")]),
            Pipeline("prepare", both, [], new PlanInput([new PlanSource(0, 0, static words => new Text($"{((Collection<Text>)words).Count}"), "Count")])),
            Each("shout", new PlanSource(0, 0), both),
            Step("end", Map(static (_, text) => text + ".", name: "end"), new PlanInput(1, 0)));
    }
}
