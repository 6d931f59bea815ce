using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

public sealed class ConditionTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(true, "check executed, big executed, small skipped, use executed", "B")]
    [InlineData(false, "check executed, big skipped, small executed, use executed", "S")]
    public async Task One_branch_runs_and_the_other_stands_in_for_it(bool isBig, string states, string used)
    {
        RunResult result = await _test.RunAsync(Branches(isBig));

        Assert.Equal(states, result.States());
        Assert.Equal(used, await _test.ReadAsync("last/use"));
        Assert.Equal(RunStatus.Succeeded, result.Status);
        StepResult skipped = result.Steps.Single(static step => step.State == StepState.Skipped);
        Assert.Equal((StepCause.Condition, $"check is {(isBig ? "true" : "false")}", true), (skipped.Cause, skipped.Reason, skipped.IsMissing));
        Assert.Equal(StepCause.Condition, _test.Store.Metadata.GetRun("last").Steps.Single(static step => step.State == StepState.Skipped).Cause);
        Assert.Equal(isBig ? "big" : "small", _test.Store.Metadata.GetRun("last").Steps[3].Inputs[0].FromStep);
    }

    [Fact]
    public async Task A_result_that_is_taken_from_the_other_branch_is_reused_where_it_is_the_same()
    {
        await _test.RunAsync(Branches(true));
        RunResult other = await _test.RunAsync(Branches(true));

        Assert.Equal("check reused, big reused, small skipped, use reused", other.States());
        Assert.Equal(
            ["check Reused", "big Reused", "small Skipped", "use Reused"],
            (await _test.Runner.PlanAsync(TestStore.Bind(Branches(true)), new RunOptions(), CancellationToken.None)).Select(
                static each => $"{each.Name} {each.Outlook}"));
    }

    [Fact]
    public async Task What_needs_a_step_whose_condition_does_not_hold_is_skipped_with_it()
    {
        RunResult result = await _test.RunAsync(Plan(
            Step("check", Truth(false)),
            Step("train", Constant("t")) with { Conditions = [new PlanCondition(new PlanSource(0, 0))] },
            Step("push", Map(static (_, text) => text), new PlanInput(1, 0)),
            Step("optional", Maybe(), new PlanInput(1, 0)),
            Step("other", Constant("o")),
            Step("list", Join(), new PlanInput([new(1, 0), new(4, 0)]))));

        Assert.Equal("check executed, train skipped, push skipped, optional executed, other executed, list executed", result.States());
        Assert.Equal((StepCause.SkippedNeed, "needs train, which was skipped: check is false"), (result.Step("push").Cause, result.Step("push").Reason));
        Assert.Equal("nothing", await _test.ReadAsync("last/optional"));
        Assert.Equal("o", await _test.ReadAsync("last/list"));
    }

    [Fact]
    public async Task The_forecast_says_what_it_depends_on()
    {
        StepForecast[] forecast = [.. await _test.Runner.PlanAsync(TestStore.Bind(Branches(true)), new RunOptions(), CancellationToken.None)];

        Assert.Equal((StepOutlook.RunsUnlessUnchanged, "depends on what check says"), (forecast[1].Outlook, forecast[1].Reason));
    }

    [Fact]
    public async Task All_conditions_must_hold_and_one_that_is_missing_does_not()
    {
        PlanCondition first = new(new PlanSource(0, 0)), second = new(new PlanSource(1, 0), Holds: false), third = new(new PlanSource(2, 0));
        RunResult result = await _test.RunAsync(Plan(
            Step("yes", Truth(true)),
            Step("no", Truth(false)),
            Step(
                "gone", Of("gone", static _ => throw new StepSkippedException("no tool"), outputs: [new OutputInfo("output", ArtifactType.Of<Value<bool>>())])),
            Step("both", Constant("b")) with { Conditions = [first, second] },
            Step("unknown", Constant("u")) with { Conditions = [first, third] },
            Step("contrary", Constant("c")) with { Conditions = [first, second with { Holds = true }] }));

        Assert.Equal("yes executed, no executed, gone skipped, both executed, unknown skipped, contrary skipped", result.States());
        Assert.Equal("needs gone, which was skipped: no tool", result.Step("unknown").Reason);
    }

    private static PipelinePlan Branches(bool isBig) => Plan(
        Step("check", Truth(isBig)),
        Step("big", Constant("B")) with { Conditions = [new PlanCondition(new PlanSource(0, 0))] },
        Step("small", Constant("S")) with { Conditions = [new PlanCondition(new PlanSource(0, 0), Holds: false)] },
        Step("use", Map(static (_, text) => text), new PlanInput([new PlanSource(1, 0) { Fallback = new PlanFallback(new PlanSource(2, 0)) }])));
}
