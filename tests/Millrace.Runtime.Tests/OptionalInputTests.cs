using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>Steps with an input that may be left out, or whose step the run goes on without.</summary>
public sealed class OptionalInputTests : IDisposable
{
    private readonly TestStore _test = new();
    private bool _works;

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task What_is_not_given_is_null_and_giving_it_makes_another_key()
    {
        PipelinePlan without = Plan(Step("old", Constant("o")), Step("new", Constant("n")), Step("judge", Judge, new PlanInput(1, 0), new PlanInput([])));
        PipelinePlan with = Plan(Step("old", Constant("o")), Step("new", Constant("n")), Step("judge", Judge, new PlanInput(1, 0), new PlanInput(0, 0)));

        await _test.RunAsync(without);
        Assert.Equal("n alone", await _test.ReadAsync("last/judge"));
        Assert.Equal(["note"], _test.Store.Metadata.GetRun("last").Steps[2].Inputs.Select(static each => each.Name));
        Assert.Equal(StepState.Reused, (await _test.RunAsync(without)).Step("judge").State);
        Assert.Equal(StepState.Executed, (await DebugAsync(without, "judge")).State);

        RunResult given = await _test.RunAsync(with);
        Assert.Equal((StepState.Executed, "input champion is new"), (given.Step("judge").State, given.Step("judge").Reason));
        Assert.Equal("n after o", await _test.ReadAsync("last/judge"));

        RunResult back = await _test.RunAsync(without);
        Assert.Equal("old reused, new reused, judge reused", back.States());
        Assert.Equal("n alone", await _test.ReadAsync("last/judge"));
    }

    [Fact]
    public async Task A_skipped_step_that_feeds_it_alone_leaves_it_null()
    {
        RunResult run = await _test.RunAsync(Skipping, new RunOptions { MaxParallelism = 1 });

        Assert.Equal("torch skipped, prune skipped, new executed, judge executed", run.States());
        Assert.Equal(RunStatus.Succeeded, run.Status);
        Assert.Equal("n alone", await _test.ReadAsync("last/judge"));
        Assert.Equal("torch skipped, prune skipped, new reused, judge reused", (await _test.RunAsync(Skipping)).States());
        Assert.Equal(
            "torch skipped, prune skipped, new skipped, judge executed",
            (await _test.RunAsync(Skipping, new RunOptions { From = "judge", Fresh = ["judge"] })).States());

        _works = true;
        RunResult with = await _test.RunAsync(Skipping);
        Assert.Equal("torch executed, prune executed, new reused, judge executed", with.States());
        Assert.Equal("n after t", await _test.ReadAsync("last/judge"));
    }

    [Fact]
    public async Task A_skipped_step_that_feeds_a_required_input_as_well_skips_the_step()
    {
        RunResult run = await _test.RunAsync(Plan(
            Step("torch", Of("torch", static _ => throw new StepSkippedException("no torch"))),
            Step("judge", Judge, new PlanInput(0, 0), new PlanInput(0, 0))));

        Assert.Equal("torch skipped, judge skipped", run.States());
    }

    [Fact]
    public async Task The_forecast_knows_it()
    {
        await _test.RunAsync(Skipping);

        Assert.Equal(
            ["torch WillRun", "prune RunsUnlessUnchanged", "new Reused", "judge RunsUnlessUnchanged"],
            (await _test.Runner.PlanAsync(TestStore.Bind(Skipping), new RunOptions(), CancellationToken.None)).Select(
                static each => $"{each.Name} {each.Outlook}"));
    }

    [Fact]
    public async Task It_is_debugged_without_what_was_skipped()
    {
        PipelinePlan plan = Plan(
            Step("torch", Of("torch", static _ => throw new StepSkippedException("no torch"))),
            Step("new", Constant("n")),
            Step("fails", Of("fails", static _ => throw new MillraceException("broken"))),
            Step("judge", Judge, new PlanInput(1, 0), new PlanInput(0, 0)));
        await _test.RunAsync(plan, new RunOptions { MaxParallelism = 1 });
        Assert.Equal(StepState.Cancelled, _test.Store.Metadata.GetRun("last").Steps[3].State);

        Assert.Equal(StepState.Executed, (await DebugAsync(plan, "judge")).State);
    }

    private PipelinePlan Skipping => Plan(
        Step("torch", Of("torch", call =>
        {
            call.Output(0, _works ? new Text("t") : throw new StepSkippedException("no torch"));
            return ValueTask.CompletedTask;
        })),
        Step("prune", Map(static (_, text) => text), new PlanInput(0, 0)),
        Step("new", Constant("n")),
        Step("judge", Judge, new PlanInput(2, 0), new PlanInput(1, 0)));

    private static ComponentDescriptor Judge { get; } = Of(
        "judge",
        static call =>
        {
            Text? champion = call.OptionalInput<Text>(1);
            call.Output(0, new Text($"{call.Input<Text>(0).Value} {(champion is null ? "alone" : $"after {champion.Value}")}"));
            return ValueTask.CompletedTask;
        },
        [new InputInfo("note", ArtifactType.Of<Text>()), new InputInfo("champion", ArtifactType.Of<Text>()) { IsOptional = true }],
        type: typeof(JudgeComponent));

    private Task<StepResult> DebugAsync(PipelinePlan plan, string step) =>
        _test.Runner.DebugStepAsync(TestStore.Bind(plan), step, "last", IRunObserver.None, CancellationToken.None);

    private sealed class JudgeComponent;
}
