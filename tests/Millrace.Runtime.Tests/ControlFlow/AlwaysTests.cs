using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

public sealed class AlwaysTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task It_runs_after_a_failure_without_what_failed()
    {
        RunResult result = await _test.RunAsync(Plan(
            Step("bad", Of("bad", static _ => throw new MillraceException("bad"))),
            Step("after", Map(static (_, text) => text), new PlanInput(0, 0)),
            Step("tell", Maybe(), new PlanInput(1, 0)) with { RunsAlways = true },
            Step("use", Map(static (_, text) => text), new PlanInput(2, 0))));

        Assert.Equal("bad failed, after blocked, tell executed, use cancelled", result.States());
        Assert.Equal((StepCause.Exception, StepCause.FailedNeed, StepCause.OtherFailure), (result.Step("bad").Cause, result.Step("after").Cause, result.Step("use").Cause));
        Assert.Equal("nothing", await _test.ReadAsync("last/tell"));
        Assert.Equal(RunStatus.Failed, result.Status);
    }

    [Theory]
    [InlineData("failed", StepCause.FailedNeed, "flag failed, tell blocked", "needs flag, which failed")]
    [InlineData("closed", StepCause.BlockedNeed, "flag blocked, tell blocked", "needs flag, which is blocked")]
    public async Task Where_its_condition_came_to_nothing_it_ends_as_that_did(string how, StepCause cause, string states, string reason)
    {
        RunResult result = await _test.RunAsync(Plan(
            Step("flag", Of("flag", _ => how == "closed" ? throw new GateClosedException("closed") : throw new MillraceException("bad"), outputs: [new OutputInfo("output", ArtifactType.Of<Value<bool>>())])),
            Step("tell", Maybe()) with { RunsAlways = true, Inputs = [new PlanInput([])], Conditions = [new PlanCondition(new PlanSource(0, 0))] }));

        Assert.Equal(states, result.States());
        Assert.Equal((cause, reason), (result.Step("tell").Cause, result.Step("tell").Reason));
    }

    [Fact]
    public async Task A_list_of_which_nothing_is_left_is_empty_to_it()
    {
        RunResult result = await _test.RunAsync(Plan(
            Step("no", Of("no", static call => { call.Output(0, new Value<bool>(false)); return ValueTask.CompletedTask; }, outputs: [new OutputInfo("output", ArtifactType.Of<Value<bool>>())])),
            Step("left-out", Constant("x")) with { Conditions = [new PlanCondition(new PlanSource(0, 0), true)] },
            Step("join", Join(), new PlanInput(1, 0)),
            Step("tell", Join(), new PlanInput(1, 0)) with { RunsAlways = true }));

        Assert.Equal("no executed, left-out skipped, join skipped, tell executed", result.States());
        Assert.Equal("", await _test.ReadAsync("last/tell"));
    }

    [Fact]
    public async Task Its_condition_is_asked_all_the_same_and_blocks_it_where_it_failed()
    {
        RunResult result = await _test.RunAsync(Plan(
            Step("bad", Of("bad", static _ => throw new MillraceException("bad"), outputs: [new OutputInfo("output", ArtifactType.Of<Value<bool>>())])),
            Step("tell", Maybe()) with { RunsAlways = true, Conditions = [new PlanCondition(new PlanSource(0, 0), true)] }));

        Assert.Equal("bad failed, tell blocked", result.States());
        Assert.Equal("needs bad, which failed", result.Step("tell").Reason);
    }

    [Fact]
    public async Task It_waits_for_all_that_it_takes_and_gets_what_there_is()
    {
        await _test.RunAsync(Plan(Step("good", Constant("g")), Step("tell", Maybe(), new PlanInput(0, 0)) with { RunsAlways = true }));

        Assert.Equal("g", await _test.ReadAsync("last/tell"));
    }

    [Fact]
    public async Task It_runs_after_a_closed_gate_which_has_a_state_of_its_own()
    {
        RunResult result = await _test.RunAsync(Plan(
            Step("gate", Of("gate", static _ => throw new GateClosedException("too bad"))),
            Step("push", Map(static (_, text) => text), new PlanInput(0, 0)),
            Step("tell", Maybe(), new PlanInput(0, 0)) with { RunsAlways = true }));

        Assert.Equal("gate blocked, push blocked, tell executed", result.States());
        Assert.Equal((StepCause.Gate, StepCause.BlockedNeed), (result.Step("gate").Cause, result.Step("push").Cause));
        Assert.Equal(RunStatus.Blocked, result.Status);
    }

    [Fact]
    public async Task It_runs_after_cancellation_with_a_token_that_is_not_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        bool? wasCancelled = null;
        PipelinePlan plan = Plan(
            Step("waits", Of("waits", call => new ValueTask(Task.Delay(Timeout.Infinite, call.Cancellation)))),
            Step("tell", Of("tell", call =>
            {
                wasCancelled = call.Cancellation.IsCancellationRequested;
                call.Output(0, new Text("told"));
                return ValueTask.CompletedTask;
            }, [new InputInfo("text", ArtifactType.Of<Text>()) { IsOptional = true }]), new PlanInput(0, 0)) with { RunsAlways = true });
        var recorder = new Recorder { OnStarted = name => { if (name == "waits") cancellation.Cancel(); } };

        RunResult result = await _test.Runner.RunAsync(TestStore.Bind(plan), new RunOptions(), recorder, cancellation.Token);

        Assert.Equal("waits cancelled, tell executed", result.States());
        Assert.False(wasCancelled);
        Assert.Equal(RunStatus.Cancelled, result.Status);
    }

    [Fact]
    public async Task After_cancellation_it_is_told_to_end_and_given_up_in_the_end()
    {
        using var cancellation = new CancellationTokenSource();
        PipelinePlan plan = Plan(
            Step("waits", Of("waits", call => new ValueTask(Task.Delay(Timeout.Infinite, call.Cancellation)))),
            Step("deaf", Of("deaf", static _ => new ValueTask(new TaskCompletionSource().Task), [new InputInfo("text", ArtifactType.Of<Text>()) { IsOptional = true }]), new PlanInput(0, 0)) with { RunsAlways = true });
        var recorder = new Recorder { OnStarted = name => { if (name == "waits") cancellation.Cancel(); } };

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(plan), new RunOptions { Grace = TimeSpan.FromMilliseconds(50), AlwaysGrace = TimeSpan.FromMilliseconds(50) }, recorder, cancellation.Token);

        Assert.Equal(StepCause.Abandoned, result.Step("deaf").Cause);
    }
}
