using System.Diagnostics;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class CancellationTests : IDisposable
{
    private readonly TestStore _test = new();
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose()
    {
        _cancellation.Dispose();
        _test.Dispose();
    }

    [Fact]
    public async Task A_running_step_gets_the_token_and_what_was_finished_is_kept()
    {
        PipelinePlan plan = Plan(
            Step("done", Constant("a")),
            Step("waits", Of("waits", async call =>
            {
                await Task.Delay(Timeout.Infinite, call.Cancellation);
            }, [new InputInfo("text", ArtifactType.Of<Text>())]), new PlanInput(0, 0)),
            Step("after", Map((_, text) => text), new PlanInput(1, 0)));

        RunResult result = await RunAsync(plan, new RunOptions(), cancelAt: "waits");

        Assert.Equal("done executed, waits cancelled, after cancelled", result.States());
        Assert.Equal("needs waits, which was cancelled", result.Step("after").Reason);
        Assert.Equal(RunStatus.Cancelled, result.Status);
        Assert.Equal(RunStatus.Cancelled, _test.Store.Metadata.GetRun("last").Summary.Status);

        RunResult next = await _test.RunAsync(plan, new RunOptions { To = "done" });
        Assert.Equal(StepState.Reused, next.Step("done").State);
    }

    [Fact]
    public async Task A_step_that_ignores_the_token_is_abandoned_after_the_grace_and_its_late_end_commits_nothing()
    {
        var release = new ManualResetEventSlim();
        var ended = new TaskCompletionSource();
        PipelinePlan plan = Plan(Step("deaf", Of("deaf", async call =>
        {
            release.Wait(CancellationToken.None);
            call.Context.RecordMetric("late", 1);
            call.Output(0, new Text("late"));
            await Task.Yield();
            ended.SetResult();
        })));
        long started = Stopwatch.GetTimestamp();

        RunResult result = await RunAsync(plan, new RunOptions { Grace = TimeSpan.FromMilliseconds(100) }, cancelAt: "deaf");

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.FromMilliseconds(90), TimeSpan.FromSeconds(5));
        Assert.Equal((StepState.Cancelled, "abandoned: it did not end within 0.1 s of cancellation"), (result.Steps[0].State, result.Steps[0].Reason));
        Assert.Equal(RunStatus.Cancelled, result.Status);

        release.Set();
        await ended.Task;
        await Task.Delay(100);
        StepRecord recorded = _test.Store.Metadata.GetRun("last").Steps[0];
        Assert.Equal(StepState.Cancelled, recorded.State);
        Assert.Empty(recorded.Outputs);
        Assert.Empty(recorded.Metrics);
        Assert.Null(_test.Store.Cache.Find(recorded.Key!));
    }

    [Fact]
    public async Task A_step_that_ends_within_the_grace_is_waited_for()
    {
        PipelinePlan plan = Plan(Step("tidy", Of("tidy", async call =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, call.Cancellation);
            }
            finally
            {
                await Task.Delay(50, CancellationToken.None);
                File.WriteAllText(Path.Combine(_test.Folder, "tidied"), "");
            }
        })));

        RunResult result = await RunAsync(plan, new RunOptions { Grace = TimeSpan.FromSeconds(20) }, cancelAt: "tidy");

        Assert.Equal((StepState.Cancelled, "cancelled"), (result.Steps[0].State, result.Steps[0].Reason));
        Assert.True(File.Exists(Path.Combine(_test.Folder, "tidied")));
    }

    [Fact]
    public async Task A_step_that_answers_cancellation_with_many_exceptions_is_cancelled_too()
    {
        PipelinePlan plan = Plan(Step("parallel", Of("parallel", call =>
        {
            call.Cancellation.WaitHandle.WaitOne();
            throw new AggregateException(new OperationCanceledException(), new TaskCanceledException());
        })));

        Assert.Equal(StepState.Cancelled, (await RunAsync(plan, new RunOptions { Grace = TimeSpan.FromSeconds(20) }, cancelAt: "parallel")).Steps[0].State);
    }

    [Fact]
    public async Task A_step_that_gives_up_by_itself_has_failed()
    {
        RunResult result = await _test.RunAsync(Plan(Step("impatient", Of("impatient", _ => throw new TaskCanceledException("timed out")))));

        Assert.Equal((StepState.Failed, RunStatus.Failed), (result.Steps[0].State, result.Status));
    }

    [Fact]
    public async Task A_run_that_is_cancelled_before_it_begins_starts_nothing()
    {
        await _cancellation.CancelAsync();
        int runs = 0;

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(Plan(Step("a", Constant("a", () => runs++)))), new RunOptions(), IRunObserver.None, _cancellation.Token);

        Assert.Equal((RunStatus.Cancelled, 0), (result.Status, runs));
        Assert.Equal("the run was cancelled before its turn", result.Steps[0].Reason);
    }

    [Fact]
    public async Task A_program_may_end_while_an_abandoned_step_goes_on()
    {
        var release = new ManualResetEventSlim();
        var ended = new TaskCompletionSource();
        PipelinePlan plan = Plan(Step("deaf", Of("deaf", call =>
        {
            // What a step does on cancellation must not hold up the grace period either.
            call.Cancellation.Register(() => release.Wait(CancellationToken.None));
            File.WriteAllText(Path.Combine(call.Context.CreateFolder(), "half"), "");
            release.Wait(CancellationToken.None);
            call.Context.ReportProgress(1, 1, "rows");
            call.Output(0, new Text("late"));
            ended.SetResult();
            return ValueTask.CompletedTask;
        })));
        var observer = new Recorder { OnStarted = _ => Task.Run(() => _cancellation.Cancel()) };

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(plan), new RunOptions { Grace = TimeSpan.FromMilliseconds(50) }, observer, _cancellation.Token)
            .WaitAsync(TimeSpan.FromSeconds(20));
        _test.Store.Dispose();
        release.Set();
        await ended.Task;

        Assert.Equal(StepState.Cancelled, result.Steps[0].State);
        _test.Reopen();
        Assert.Equal(RunStatus.Cancelled, _test.Store.Metadata.GetRun("last").Summary.Status);
        Assert.DoesNotContain(observer.Events, static line => line.Contains("rows", StringComparison.Ordinal));
    }

    private Task<RunResult> RunAsync(PipelinePlan plan, RunOptions options, string cancelAt) => _test.Runner.RunAsync(
        TestStore.Bind(plan), options, new Recorder { OnStarted = step => { if (step == cancelAt) _cancellation.Cancel(); } }, _cancellation.Token);
}
