using Microsoft.Extensions.Time.Testing;
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
        Assert.Equal(
            (StepCause.Exception, StepCause.FailedNeed, StepCause.OtherFailure),
            (result.Step("bad").Cause, result.Step("after").Cause, result.Step("use").Cause));
        Assert.Equal("nothing", await _test.ReadAsync("last/tell"));
        Assert.Equal(RunStatus.Failed, result.Status);
    }

    [Theory]
    [InlineData("failed", StepCause.FailedNeed, "flag failed, tell blocked", "needs flag, which failed")]
    [InlineData("closed", StepCause.BlockedNeed, "flag blocked, tell blocked", "needs flag, which is blocked")]
    public async Task Where_its_condition_came_to_nothing_it_ends_as_that_did(string how, StepCause cause, string states, string reason)
    {
        RunResult result = await _test.RunAsync(Plan(
            Step(
                "flag",
                Of(
                    "flag",
                    _ => how == "closed" ? throw new GateClosedException("closed") : throw new MillraceException("bad"),
                    outputs: [new OutputInfo("output", ArtifactType.Of<Value<bool>>())])),
            Step("tell", Maybe()) with { RunsAlways = true, Inputs = [new PlanInput([])], Conditions = [new PlanCondition(new PlanSource(0, 0))] }));

        Assert.Equal(states, result.States());
        Assert.Equal((cause, reason), (result.Step("tell").Cause, result.Step("tell").Reason));
    }

    [Fact]
    public async Task A_list_of_which_nothing_is_left_is_empty_to_it()
    {
        RunResult result = await _test.RunAsync(Plan(
            Step(
                "no",
                Of(
                    "no",
                    static call => { call.Output(0, new Value<bool>(false)); return ValueTask.CompletedTask; },
                    outputs: [new OutputInfo("output", ArtifactType.Of<Value<bool>>())])),
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
            Step(
                "deaf",
                Of("deaf", static _ => new ValueTask(new TaskCompletionSource().Task), [new InputInfo("text", ArtifactType.Of<Text>()) { IsOptional = true }]),
                new PlanInput(0, 0)) with { RunsAlways = true });
        var recorder = new Recorder { OnStarted = name => { if (name == "waits") cancellation.Cancel(); } };

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(plan),
            new RunOptions { Grace = TimeSpan.FromMilliseconds(50), AlwaysGrace = TimeSpan.FromMilliseconds(50) },
            recorder,
            cancellation.Token);

        Assert.Equal(StepCause.Abandoned, result.Step("deaf").Cause);
    }

    [Fact]
    public async Task In_a_map_it_has_the_same_time_after_cancellation()
    {
        (FakeTimeProvider time, RunOptions options) = (new FakeTimeProvider(DateTimeOffset.UtcNow), new RunOptions());
        using var test = new TestStore(time: time);
        var tidying = new Tidying();
        Task<RunResult> running = tidying.RunAsync(test, options);
        await tidying.HasBegun;

        time.Advance(options.Grace);
        Assert.False(tidying.WasTold);
        tidying.End();
        RunResult result = await running;

        Assert.Equal("words executed, each cancelled", result.States());
        Assert.Equal((RunStatus.Cancelled, StepCause.Cancellation), (result.Status, result.Step("each").Cause));
        Assert.Equal("each[0].waits Cancelled, each[0].tidy Executed", Items(test));
        Assert.Equal("tidied", await test.ReadAsync("last/each[0].tidy"));
    }

    [Fact]
    public async Task In_a_map_it_is_told_to_end_and_given_up_with_the_map_in_the_end()
    {
        (FakeTimeProvider time, RunOptions options) = (new FakeTimeProvider(DateTimeOffset.UtcNow), new RunOptions());
        using var test = new TestStore(time: time);
        var tidying = new Tidying();
        Task<RunResult> running = tidying.RunAsync(test, options);
        await tidying.HasBegun;

        time.Advance(options.AlwaysGrace);
        await tidying.IsTold;
        time.Advance(options.Grace);
        RunResult result = await running;
        tidying.End();

        Assert.Equal("words executed, each cancelled", result.States());
        Assert.Equal(StepCause.Abandoned, result.Step("each").Cause);
        Assert.Equal("each[0].waits Cancelled, each[0].tidy Cancelled", Items(test));
    }

    [Fact]
    public async Task In_a_map_it_runs_after_a_failure_of_its_item()
    {
        RunResult result = await _test.RunAsync(Plan(
            Step("words", Words(), [Results.Set(0, "a")]),
            Each("each", new PlanSource(0, 0), Body(
                1,
                Step("bad", Map(static (_, _) => throw new MillraceException("bad")), new PlanInput([Port(0)])),
                Step("tidy", Maybe(), new PlanInput(0, 0)) with { RunsAlways = true }))));

        Assert.Equal("words executed, each failed", result.States());
        Assert.Equal("each[0].bad Failed, each[0].tidy Executed", Items(_test));
    }

    private static string Items(TestStore test) => string.Join(", ", test.Store.Metadata.GetItems("last").Select(static step => $"{step.Name} {step.State}"));

    /// <summary>A run that cancels itself in a map, of which a step that runs always goes on until it is let end.</summary>
    private sealed class Tidying
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HasBegun => _begun.Task;

        public Task IsTold => _told.Task;

        public bool WasTold => _told.Task.IsCompleted;

        public void End() => _end.SetResult();

        public async Task<RunResult> RunAsync(TestStore test, RunOptions options)
        {
            using var cancellation = new CancellationTokenSource();
            return await test.Runner.RunAsync(TestStore.Bind(Plan(
                Step("words", Words(), [Results.Set(0, "a")]),
                Each("each", new PlanSource(0, 0), Body(
                    1,
                    Step("waits", Of("waits", call =>
                    {
                        cancellation.Cancel();
                        return new ValueTask(Task.Delay(Timeout.Infinite, call.Cancellation));
                    }, [new InputInfo("text", ArtifactType.Of<Text>())]), new PlanInput([Port(0)])),
                    Step("tidy", Of("tidy", TidyAsync, [new InputInfo("text", ArtifactType.Of<Text>()) { IsOptional = true }]), new PlanInput(0, 0)) with
                    {
                        RunsAlways = true,
                    })))), options, IRunObserver.None, cancellation.Token);
        }

        private async ValueTask TidyAsync(StepCall call)
        {
            using CancellationTokenRegistration told = call.Cancellation.Register(_told.SetResult);
            _begun.SetResult();
            await _end.Task;
            call.Output(0, new Text("tidied"));
        }
    }
}
