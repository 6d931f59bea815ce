using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>Steps that wait while another one fails: no new step starts then, and no further attempt.</summary>
public sealed class AfterFailureTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_step_that_waits_for_another_attempt_is_not_tried_again()
    {
        int attempts = 0;
        var failedOnce = new TaskCompletionSource();
        var policy = new StepPolicy { Attempts = 3, RetryDelay = TimeSpan.FromMinutes(4), IsTransient = static exception => exception is IOException };
        PipelinePlan plan = Plan(
            Step("flaky", Of("flaky", _ =>
            {
                attempts++;
                throw new IOException("gone");
            }).With(policy)),
            Step("bad", Of("bad", async _ =>
            {
                await failedOnce.Task;
                throw new MillraceException("bad");
            })));
        _test.Loggers = Watch("Attempt 1 of step flaky", failedOnce);

        RunResult result = await _test.RunAsync(plan, new RunOptions { MaxParallelism = 2 }).WaitAsync(s_patience);

        Assert.Equal("flaky cancelled, bad failed", result.States());
        StepResult flaky = result.Step("flaky");
        Assert.Equal((StepCause.OtherFailure, "not tried again, because bad failed", 1, 1), (flaky.Cause, flaky.Reason, flaky.Attempts, attempts));
        Assert.Contains(flaky.LogTail, static line => line.Contains("attempt 1 failed", StringComparison.Ordinal));
        Assert.Equal("IOException: gone", flaky.Error!.Message);
        Assert.Contains(nameof(A_step_that_waits_for_another_attempt_is_not_tried_again), flaky.Error.Exception.StackTrace);
        Assert.Equal("IOException: gone", _test.Store.Metadata.GetRun("last").Steps[0].Error);
        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal(StepCause.OtherFailure, _test.Store.Metadata.GetRun("last").Steps[0].Cause);
    }

    [Theory]
    [InlineData(false, "same cancelled, bad failed")]
    [InlineData(true, "same executed, bad failed")]
    public async Task A_step_that_waits_for_what_another_run_computes_is_not_started(bool always, string states)
    {
        var computing = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        bool isFirst = true;
        ComponentDescriptor same = Of("same", async call =>
        {
            if (isFirst)
            {
                isFirst = false;
                computing.SetResult();
                await release.Task;
                throw new MillraceException("came to nothing");
            }

            call.Output(0, new Text("s"));
        });
        Task<RunResult> other = _test.RunAsync(Plan(Step("same", same)));
        await computing.Task.WaitAsync(s_patience);
        var waits = new TaskCompletionSource();
        _test.Loggers = Watch("Step same waits", waits);
        var recorder = new Recorder { OnFinished = ended => { if (ended.Name == "bad" && always) release.SetResult(); } };

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(Plan(
                Step("same", same) with { RunsAlways = always },
                Step("bad", Of("bad", async _ =>
                {
                    await waits.Task;
                    throw new MillraceException("bad");
                })))),
            new RunOptions { MaxParallelism = 2 }, recorder, CancellationToken.None).WaitAsync(s_patience);

        Assert.Equal(states, result.States());
        if (!always)
        {
            Assert.Equal(
                (StepCause.OtherFailure, "not started, because bad failed", 0), (result.Steps[0].Cause, result.Steps[0].Reason, result.Steps[0].Attempts));
            release.SetResult();
        }

        Assert.Equal(RunStatus.Failed, (await other).Status);
    }

    /// <summary>Loggers that tell when something is logged.</summary>
    private static LogHook Watch(string beginning, TaskCompletionSource seen) => new(entry =>
    {
        if (entry.Message.StartsWith(beginning, StringComparison.Ordinal))
            seen.TrySetResult();
    });
}
