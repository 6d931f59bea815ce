using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class DebugTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_failed_step_runs_again_with_its_stored_inputs_and_parameters_and_commits_nothing()
    {
        var seen = new List<string>();
        bool isBroken = true;
        PipelinePlan plan = Plan(Step("first", Constant("a")), Step("second", Map((call, text) =>
        {
            seen.Add($"{text} {call.Parameter<string>(0)} {call.Seed.Value}");
            return isBroken ? throw new InvalidOperationException("broken") : text;
        }, usesSeed: true, parameters: [Parameter("mode", "fast")]), new PlanInput(0, 0)));
        await _test.RunAsync(plan, ("second.mode", "slow"));

        StepResult failed = await DebugAsync(plan, "second");
        isBroken = false;
        StepResult done = await DebugAsync(plan, "second");

        Assert.Equal((StepState.Failed, "InvalidOperationException: broken"), (failed.State, failed.Error!.Message));
        Assert.Equal(StepState.Executed, done.State);
        Assert.Empty(done.Outputs);
        Assert.Equal(3, seen.Count);
        Assert.StartsWith("a slow ", seen[0]);
        Assert.Single(seen.Distinct());
        Assert.Single(_test.Store.Metadata.ListRuns());
        Assert.Equal(StepState.Failed, _test.Store.Metadata.GetRun("last").Steps[1].State);
    }

    [Fact]
    public async Task A_step_that_never_started_takes_what_the_run_made_for_it()
    {
        PipelinePlan plan = Plan(
            Step("first", Constant("a")),
            Step("gate", Of("gate", _ => throw new GateClosedException("closed"))),
            Step("second", Join(), new PlanInput([new(0, 0), new(1, 0)])),
            Step("third", Map((_, text) => text), new PlanInput(0, 0)));
        await _test.RunAsync(plan, new RunOptions { To = "first" });

        Assert.Equal(StepState.Executed, (await DebugAsync(plan, "third")).State);
        Assert.Equal(StepState.Blocked, (await DebugAsync(plan, "gate")).State);
        var exception = await Assert.ThrowsAsync<MillraceException>(() => DebugAsync(plan, "second"));
        Assert.Contains("holds nothing for input 'parts' of step 'second': gate/output was not made there", exception.Message);
    }

    [Fact]
    public async Task A_run_of_another_pipeline_is_refused()
    {
        await _test.RunAsync(Plan("other", [], Step("first", Constant("a"))));

        var exception = await Assert.ThrowsAsync<MillraceException>(() => DebugAsync(Plan(Step("first", Constant("a"))), "first"));
        Assert.EndsWith("is of pipeline 'other', not of 'test'.", exception.Message);
    }

    [Fact]
    public async Task What_it_takes_is_not_collected_meanwhile()
    {
        StoreCollection? collected = null;
        PipelinePlan plan = Plan(Step("first", Constant("a")), Step("second", Map((_, text) =>
        {
            collected ??= _test.Store.CollectAsync(
                new StoreRetention { Runs = 1 }, [ArtifactType.Of<Text>()], _test, isDryRun: true, CancellationToken.None).GetAwaiter().GetResult();
            return text;
        }), new PlanInput(0, 0)));
        await _test.RunAsync(plan, new RunOptions { To = "first" });

        Assert.Equal(StepState.Executed, (await DebugAsync(plan, "second")).State);

        Assert.True(collected!.WasInUse);
    }

    private Task<StepResult> DebugAsync(PipelinePlan plan, string step) =>
        _test.Runner.DebugStepAsync(TestStore.Bind(plan), step, "last", IRunObserver.None, CancellationToken.None);
}
