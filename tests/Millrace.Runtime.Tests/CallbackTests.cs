using Microsoft.Extensions.Time.Testing;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>What runs on threads of timers and of the queue of commits, where an exception has nobody to go to.</summary>
public sealed class CallbackTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly InputInfo s_optional = new("text", ArtifactType.Of<Text>()) { IsOptional = true };

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly TestStore _test;

    public CallbackTests() => _test = new TestStore(time: _time);

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_logger_that_throws_holds_up_no_run()
    {
        _test.Loggers = LogHook.Broken(message: 4);
        var recorder = new Recorder();

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(Plan(Step("a", Constant("a")), Step("b", Map(static (_, text) => text + "b"), new PlanInput(0, 0)))),
            new RunOptions(), recorder, CancellationToken.None).WaitAsync(s_patience);

        Assert.Equal("a executed, b executed", result.States());
        Assert.Equal("ab", await _test.ReadAsync("last/b"));
        Assert.Contains("end b executed", recorder.Events);
    }

    [Fact]
    public async Task An_observer_and_a_logger_that_throw_end_no_program()
    {
        _test.Loggers = LogHook.Broken(message: 7);
        var recorder = new Recorder { OnStarted = static _ => throw new InvalidOperationException("the display is broken") };

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(Plan(Step("a", Constant("a")))), new RunOptions(), recorder, CancellationToken.None).WaitAsync(s_patience);

        Assert.Equal("a executed", result.States());
        Assert.Equal("run Succeeded", recorder.Events[^1]);
    }

    [Fact]
    public async Task An_observer_may_wait_for_another_run_on_the_same_store()
    {
        var inner = new List<RunStatus?>();
        void RunAnother(string text)
        {
            Task<RunResult> run = _test.RunAsync(Plan("other", [], Step("a", Constant(text))));
            inner.Add(run.Wait(s_patience) ? run.Result.Status : null);
        }

        var recorder = new Recorder { OnStarted = name => RunAnother($"start {name}"), OnFinished = result => RunAnother($"end {result.Name}") };

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(Plan(Step("a", Constant("a")), Step("b", Map(static (_, text) => text + "b"), new PlanInput(0, 0)))),
            new RunOptions(), recorder, CancellationToken.None);

        Assert.Equal("a executed, b executed", result.States());
        Assert.Equal(Enumerable.Repeat<RunStatus?>(RunStatus.Succeeded, 4), inner);
        Assert.Equal(["start a: first run", "end a executed"], recorder.Events.Where(static each => each.Contains(" a", StringComparison.Ordinal)));
        Assert.Equal(["start b: first run", "end b executed"], recorder.Events.Where(static each => each.Contains(" b", StringComparison.Ordinal)));
        Assert.Equal("run Succeeded", recorder.Events[^1]);
    }

    [Fact]
    public async Task What_a_step_does_when_its_time_is_over_reaches_no_timer()
    {
        var started = new TaskCompletionSource();
        Task<RunResult> run = _test.RunAsync(Plan(Step("slow", Of("slow", async call =>
        {
            call.Cancellation.Register(static () => throw new InvalidOperationException("thrown on cancellation"));
            Task waits = Task.Delay(Timeout.Infinite, call.Cancellation);
            started.SetResult();
            await waits;
        }).With(new StepPolicy { Timeout = TimeSpan.FromSeconds(10) }))));
        await started.Task;

        _time.Advance(TimeSpan.FromSeconds(10));

        RunResult result = await run.WaitAsync(s_patience);
        Assert.Equal((StepState.Failed, StepCause.Timeout), (result.Steps[0].State, result.Steps[0].Cause));
    }

    [Fact]
    public async Task What_goes_wrong_when_a_step_is_given_up_reaches_no_timer()
    {
        _test.Loggers = LogHook.Broken(message: 5);
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Task<RunResult> run = _test.RunAsync(
            Plan(Step("deaf", Of("deaf", call =>
            {
                started.SetResult();
                return new ValueTask(release.Task);
            }).With(new StepPolicy { Timeout = TimeSpan.FromSeconds(10) }))),
            new RunOptions { Grace = TimeSpan.FromSeconds(1) });
        await started.Task;

        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(StepCause.Timeout, (await run.WaitAsync(s_patience)).Steps[0].Cause);
        release.SetResult();
    }

    [Fact]
    public async Task A_step_that_begins_when_all_others_were_given_up_is_not_started()
    {
        using var cancellation = new CancellationTokenSource();
        int ran = 0;
        PipelinePlan plan = Plan(
            Step("deaf", Of("deaf", static _ => new ValueTask(new TaskCompletionSource().Task))),
            Step(
                "deaf-too",
                Of("deaf-too", static _ => new ValueTask(new TaskCompletionSource().Task), [s_optional]),
                new PlanInput(0, 0)) with { RunsAlways = true },
            Step("tell", Of("tell", _ =>
            {
                ran++;
                return new ValueTask(new TaskCompletionSource().Task);
            }, [s_optional]), new PlanInput(1, 0)) with { RunsAlways = true });
        var recorder = new Recorder { OnStarted = name => { if (name == "deaf") cancellation.Cancel(); } };

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(plan), new RunOptions { Grace = TimeSpan.Zero, AlwaysGrace = TimeSpan.Zero }, recorder, cancellation.Token).WaitAsync(s_patience);

        Assert.Equal("deaf cancelled, deaf-too cancelled, tell cancelled", result.States());
        Assert.Equal((StepCause.Abandoned, 1), (result.Step("deaf").Cause, result.Step("deaf").Attempts));
        Assert.Equal(0, ran);
        Assert.Equal((StepCause.NotStarted, "the run was cancelled before its turn"), (result.Step("tell").Cause, result.Step("tell").Reason));
    }
}
