using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class ItemDebugTests : IDisposable
{
    private readonly TestStore _test = new();
    private readonly List<string> _seen = [];

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_step_of_an_item_runs_again_with_what_it_had()
    {
        await _test.RunAsync(Plan("b"), new RunOptions { KeepGoing = true });
        _seen.Clear();

        StepResult failed = await DebugAsync("each[1].check");

        Assert.Equal((StepState.Failed, "each[1].check", "no b+X"), (failed.State, failed.Name, failed.Error!.Message));
        Assert.Equal(StepState.Executed, (await DebugAsync("each[2].check")).State);
        Assert.Equal(["b+X", "c+X"], _seen);
        Assert.Single(_test.Store.Metadata.ListRuns());
    }

    [Fact]
    public async Task A_step_that_never_started_takes_what_the_run_made_for_its_item()
    {
        await _test.RunAsync(Plan("b"), new RunOptions { KeepGoing = true });
        _seen.Clear();

        Assert.Equal(StepState.Executed, (await DebugAsync("each[0].last")).State);
        var exception = await Assert.ThrowsAsync<MillraceException>(() => DebugAsync("each[1].last"));
        Assert.Equal(
            $"Run {_test.Store.Metadata.ResolveRun("last")} holds nothing for input 'text' of step 'each[1].last': each[1].check/output was not made there. "
            + "Name another run with --run.",
            exception.Message);
    }

    [Fact]
    public async Task A_map_in_a_map_is_gone_into()
    {
        PipelinePlan letters = Body(1, Step("spell", Map((_, letter) =>
        {
            _seen.Add(letter);
            return letter;
        }), new PlanInput([Port(0)])));
        PipelinePlan plan = Components.Plan(
            Step("words", Words(), [Results.Set(0, "ab cd")]),
            Each("each", new PlanSource(0, 0), Body(
                1,
                Step("letters", Of(
                    "letters",
                    static call =>
                    {
                        call.Output(0, Collection.Of(call.Input<Text>(0).Value.Select(static letter => new Text(letter.ToString()))));
                        return ValueTask.CompletedTask;
                    },
                    [new InputInfo("text", ArtifactType.Of<Text>())],
                    [new OutputInfo("output", ArtifactType.Of<Collection<Text>>())]), new PlanInput([Port(0)])),
                Each("letter", new PlanSource(0, 0), letters),
                Step("glue", Glue(), new PlanInput(1, 0)))),
            Step("glue", Glue(), new PlanInput(1, 0)));
        await _test.RunAsync(plan);
        _seen.Clear();

        StepResult result = await _test.Runner.DebugStepAsync(
            TestStore.Bind(plan), "each[1].letter[0].spell", "last", IRunObserver.None, CancellationToken.None);

        Assert.Equal(StepState.Executed, result.State);
        Assert.Equal(["c"], _seen);
        Assert.Equal(
            [
                "each[0].letters",
                "each[0].letter",
                "each[0].glue",
                "each[0].letter[0].spell",
                "each[0].letter[1].spell",
                "each[1].letters",
                "each[1].letter",
                "each[1].glue",
            ],
            _test.Store.Metadata.GetItems("last").Select(static step => step.Name).Take(8));
    }

    [Theory]
    [InlineData("each", "step 'each' runs steps for each item: name one of these, such as 'each[0].last'.")]
    [InlineData("each.check", "step 'each' runs steps for each item: name one of these, such as 'each[0].last'.")]
    [InlineData("each[1]", "step 'each' runs steps for each item: name one of these, such as 'each[0].last'.")]
    [InlineData("each[x].check", "step 'each' runs steps for each item: name one of these, such as 'each[0].last'.")]
    [InlineData("each[1].chekc", "pipeline 'test' has no step 'each[1].chekc'. Did you mean 'each[1].check'?")]
    [InlineData("eahc[1].check", "pipeline 'test' has no step 'eahc[1].check'.")]
    [InlineData("each[9].check", "has 3 items in 'each', counted from 0: there is no item 9.")]
    public async Task A_name_that_leads_nowhere_is_refused(string name, string message)
    {
        await _test.RunAsync(Plan("z"));

        MillraceException exception = await Assert.ThrowsAnyAsync<MillraceException>(() => DebugAsync(name));
        Assert.Contains(message, exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_map_tells_how_its_items_ended()
    {
        await _test.RunAsync(Plan("z", "a b"));
        await _test.RunAsync(Plan("b", "a b c d e f g h i j k"), new RunOptions { KeepGoing = true });

        StepRecord map = _test.Store.Metadata.GetRun("last").Steps.Single(static step => step.Name == "each");
        Assert.Equal("Executed 9, Reused 2", string.Join(", ", map.Items!.States.Select(static each => $"{each.Key} {each.Value}")));
        Assert.Equal(11, map.Items.Total);
        Assert.Equal(
            Enumerable.Range(0, 11).SelectMany(static i => new[] { $"each[{i}].join", $"each[{i}].check", $"each[{i}].last" }),
            _test.Store.Metadata.GetItems("last").Select(static step => step.Name));
        Assert.All(_test.Store.Metadata.GetRun("last").Steps.Where(static step => step.Name != "each"), static step => Assert.Null(step.Items));
    }

    private Task<StepResult> DebugAsync(string step) =>
        _test.Runner.DebugStepAsync(TestStore.Bind(Plan("b")), step, "last", IRunObserver.None, CancellationToken.None);

    private PipelinePlan Plan(string broken, string words = "a b c") => Components.Plan(
        Step("words", Words(), [Results.Set(0, words)]),
        Step("end", Constant("x")),
        Each(
            "each",
            new PlanSource(0, 0),
            Body(
                2,
                Step("join", Join(), new PlanInput([Port(0), Port(1)])),
                Step("check", Map((_, text) =>
                {
                    _seen.Add(text);
                    return text == $"{broken}+X" ? throw new MillraceException($"no {text}") : text;
                }), new PlanInput(0, 0)),
                Step("last", Map(static (_, text) => text), new PlanInput(1, 0))),
            new PlanSource(1, 0, static text => new Text(((Text)text).Value.ToUpperInvariant()), "AsUpper")),
        Step("glue", Glue(), new PlanInput(2, 0)));
}
