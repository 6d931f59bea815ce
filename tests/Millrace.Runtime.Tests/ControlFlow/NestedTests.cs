using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

public sealed class NestedTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task The_steps_of_a_pipeline_take_its_place()
    {
        RunResult result = await _test.RunAsync(Outer());

        Assert.Equal("start executed, prepare.upper executed, prepare.mark executed, end executed", result.States());
        Assert.Equal("A!.", await _test.ReadAsync("last/end"));
        Assert.Equal("A!", await _test.ReadAsync("last/prepare.mark"));
        Assert.Equal("prepare.mark", _test.Store.Metadata.GetRun("last").Steps[3].Inputs[0].FromStep);
    }

    [Fact]
    public async Task Its_parameters_reach_its_steps_and_can_be_overridden_at_every_level()
    {
        await _test.RunAsync(Outer("?"));
        Assert.Equal("A?.", await _test.ReadAsync("last/end"));
        await _test.RunAsync(Outer("?"), ("prepare.sign", "#"));
        Assert.Equal("A#.", await _test.ReadAsync("last/end"));
        await _test.RunAsync(Outer("?"), ("prepare.mark.end", "%"));
        Assert.Equal("A%.", await _test.ReadAsync("last/end"));
        Assert.Equal(
            "pipeline 'test' has no step 'prepare.mrak'. Did you mean 'prepare.mark'?",
            Assert.Throws<ParameterException>(() => TestStore.Bind(Outer(), ("prepare.mrak.end", "%"))).Message);
        Assert.StartsWith(
            "step 'prepare' has no parameter 'sgin'.", Assert.Throws<ParameterException>(() => TestStore.Bind(Outer(), ("prepare.sgin", "%"))).Message);
    }

    [Fact]
    public async Task Conditions_hold_for_all_of_its_steps_and_ranges_name_them()
    {
        PipelinePlan plan = Outer();
        PipelinePlan never = plan with
        {
            Steps =
            [
                plan.Steps[0],
                Step("check", Truth(false)),
                plan.Steps[1] with { Conditions = [new PlanCondition(new PlanSource(1, 0))] },
                plan.Steps[2] with { Inputs = [new PlanInput([new PlanSource(2, 0) { Fallback = new PlanFallback(new PlanSource(0, 0)) }])] },
            ],
        };

        Assert.Equal("start executed, check executed, prepare.upper skipped, prepare.mark skipped, end executed", (await _test.RunAsync(never)).States());
        Assert.Equal("a.", await _test.ReadAsync("last/end"));
        Assert.Equal(
            "start executed, prepare.upper executed, prepare.mark skipped, end skipped",
            (await _test.RunAsync(plan, new RunOptions { To = "prepare.upper", Fresh = ["start"] })).States());
    }

    [Fact]
    public async Task An_input_that_is_not_given_is_not_there_inside()
    {
        PipelinePlan inner = Body(2, Step("both", Join(), new PlanInput([Port(0), Port(1)])));
        RunResult result = await _test.RunAsync(Plan(
            Step("start", Constant("a")),
            Pipeline("in", inner, [], new PlanInput(0, 0), new PlanInput([]))));

        Assert.Equal("start executed, in.both executed", result.States());
        Assert.Equal("a", await _test.ReadAsync("last/in.both"));
    }

    [Fact]
    public async Task Pipelines_stand_in_pipelines_and_in_maps()
    {
        PipelinePlan inner = Prepare(), middle = Body(1, Pipeline("prepare", inner, [], new PlanInput([Port(0)])));
        await _test.RunAsync(Plan(
            Step("words", Words(), [Results.Set(0, "a b")]),
            Each("all", new PlanSource(0, 0), Body(1, Pipeline("middle", middle, [], new PlanInput([Port(0)])))),
            Step("glue", Glue(), new PlanInput(1, 0))), ("all.middle.prepare.sign", "#"));

        Assert.Equal("A# B#", await _test.ReadAsync("last/glue"));
    }

    private static PipelinePlan Prepare() => Body(
        1,
        Step("upper", Map(static (_, text) => text.ToUpperInvariant(), name: "upper"), new PlanInput([Port(0)])),
        Mark(new PlanInput(0, 0))) with
    {
        Parameters = [Parameter("sign", "!")],
    };

    private static PipelinePlan Outer(string? sign = null) => Plan(
        Step("start", Constant("a")),
        Pipeline("prepare", Prepare(), sign is null ? [] : [Results.Set(0, sign)], new PlanInput(0, 0)),
        Step("end", Map(static (_, text) => text + ".", name: "end"), new PlanInput(1, 0)));
}
