using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>Steps that throw, hang or do not listen: how the run tells of them, and that nothing of it is left behind.</summary>
public sealed class MisdeedTests : IDisposable
{
    private static readonly StepPolicy s_limited = new() { Timeout = TimeSpan.FromMilliseconds(200) };
    private static readonly RunOptions s_options = new() { Grace = TimeSpan.FromSeconds(15), KeepGoing = true, MaxParallelism = 1 };

    // For steps that do not end when they are told to: those that do have time, on a machine that stands still for a moment, too.
    private static readonly RunOptions s_shortly = s_options with { Grace = TimeSpan.FromMilliseconds(150) };

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("throws", StepCause.Exception, "InvalidOperationException: the failure")]
    [InlineData("throws many", StepCause.Exception, "AggregateException: both (one) (two)")]
    [InlineData("throws cancellations", StepCause.Exception, "AggregateException: One or more errors occurred. (one) (two)")]
    [InlineData("cancels itself", StepCause.Exception, "OperationCanceledException: enough")]
    [InlineData("yields nothing", StepCause.Exception, "Component 'does' did not yield its output 'output': it is null. Every output must be an artifact.")]
    [InlineData("hangs", StepCause.Timeout, "Step 'does' took longer than 0.2 s, which is its limit. Raise it with [Timeout] on the component or with the setting 'timeout' of the step.")]
    [InlineData("ignores the end", StepCause.Timeout, "Step 'does' took longer than 0.2 s, which is its limit. Raise it with [Timeout] on the component or with the setting 'timeout' of the step. It was given up, because it did not end when it was told to.")]
    [InlineData("blocks its thread", StepCause.Timeout, "Step 'does' took longer than 0.2 s, which is its limit. Raise it with [Timeout] on the component or with the setting 'timeout' of the step. It was given up, because it did not end when it was told to.")]
    public async Task A_step_that_does_wrong_fails_alone_with_its_last_words_and_holds_nothing(string deed, StepCause cause, string message)
    {
        Stopwatch watch = Stopwatch.StartNew();
        StepPolicy policy = cause == StepCause.Timeout ? s_limited : StepPolicy.Default;
        (RunResult result, int claims) = await RunAsync(call => Misdeeds.DoAsync(deed, call), CancellationToken.None, policy, IsDeaf(deed));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
        StepResult step = result.Steps[0];
        Assert.Equal((StepState.Failed, cause, message), (step.State, step.Cause, step.Error!.Message));
        Assert.Equal((RunStatus.Failed, StepState.Blocked, StepState.Executed), (result.Status, result.Steps[1].State, result.Steps[2].State));
        CheckLeftovers(step, claims);
        if (deed == "throws")
        {
            Assert.Equal("the cause", Assert.IsType<InvalidDataException>(step.Error.Exception.InnerException).Message);
            Assert.Contains("Misdeeds.Fail()", step.Error.Exception.StackTrace, StringComparison.Ordinal);
            Assert.Contains("Misdeeds.Fail()", await File.ReadAllTextAsync(step.LogPath!), StringComparison.Ordinal);
        }

        await CheckNextAsync();
    }

    [Theory]
    [InlineData("hangs", StepCause.Cancellation, "cancelled")]
    [InlineData("ignores the end", StepCause.Abandoned, "abandoned: it did not end within 0.15 s of cancellation")]
    [InlineData("blocks its thread", StepCause.Abandoned, "abandoned: it did not end within 0.15 s of cancellation")]
    public async Task A_cancelled_run_ends_whatever_its_step_does(string deed, StepCause cause, string reason)
    {
        using var cancellation = new CancellationTokenSource();
        (RunResult result, int claims) = await RunAsync(
            async call =>
            {
                cancellation.CancelAfter(TimeSpan.FromMilliseconds(50));
                await Misdeeds.DoAsync(deed, call);
            },
            cancellation.Token,
            StepPolicy.Default,
            IsDeaf(deed));

        StepResult step = result.Steps[0];
        Assert.Equal((StepState.Cancelled, cause, reason), (step.State, step.Cause, step.Reason));
        Assert.Equal(RunStatus.Cancelled, result.Status);
        Assert.Equal(StepCause.NotStarted, result.Steps[1].Cause);
        CheckLeftovers(step, claims);
        await CheckNextAsync();
    }

    [Fact]
    public async Task A_folder_of_logs_that_is_a_file_is_named_and_no_hindrance_when_it_is_gone()
    {
        string logs = Path.Combine(_folder.StorePath, "logs");
        _folder.Open().Dispose();
        await File.WriteAllTextAsync(logs, "no folder");

        (RunResult result, int claims) = await RunAsync(static call => Misdeeds.DoAsync("hangs", call), CancellationToken.None, s_limited);

        StepResult step = result.Steps[0];
        Assert.Equal((StepState.Failed, StepCause.Exception), (step.State, step.Cause));
        Assert.StartsWith($"The log {Path.Combine(logs, result.RunId, "does.log")} cannot be written: ", step.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(StepState.Executed, result.Steps[2].State);
        Assert.Equal(0, claims);
        File.Delete(logs);
        await CheckNextAsync();
    }

    [Fact]
    public async Task A_failure_that_cannot_be_logged_is_told_all_the_same()
    {
        _folder.Open().Dispose();
        await File.WriteAllTextAsync(Path.Combine(_folder.StorePath, "logs"), "no folder");

        (RunResult result, _) = await RunAsync(static _ => throw new InvalidOperationException("the failure"), CancellationToken.None);

        Assert.Equal("InvalidOperationException: the failure", result.Steps[0].Error!.Message);
        Assert.Equal(StepState.Executed, result.Steps[2].State);
    }

    private static bool IsDeaf(string deed) => deed is "ignores the end" or "blocks its thread";

    private void CheckLeftovers(StepResult step, int claims)
    {
        Assert.Equal("Program: last words", Assert.Single(step.LogTail));
        Assert.Contains("last words", File.ReadAllText(step.LogPath!), StringComparison.Ordinal);
        Assert.Equal(0, claims);
        using Store store = _folder.Open();
        StepRecord recorded = store.Metadata.GetRun("last").Steps[0];
        Assert.Equal((step.State, step.Cause, step.Error?.Message, step.Reason), (recorded.State, recorded.Cause, recorded.Error, recorded.Reason));
        Assert.Empty(recorded.Outputs);
        Assert.NotNull(recorded.LogPath);
    }

    /// <summary>The next run, in which the step does right, waits for nobody and computes it.</summary>
    private async Task CheckNextAsync()
    {
        (RunResult next, _) = await RunAsync(static call => Components.Yield(call, 1), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(RunStatus.Succeeded, next.Status);
        Assert.Equal(StepState.Executed, next.Steps[0].State);
    }

    /// <summary>Runs a step, one that needs it and one that does not, and looks at who holds claims while the store is still open.</summary>
    private async Task<(RunResult Result, int Claims)> RunAsync(Func<StepCall, ValueTask> body, CancellationToken cancellation, StepPolicy? policy = null, bool isDeaf = false)
    {
        BoundPlan plan = Components.Bind(
            new PlanStep { Name = "does", Component = Components.Of("does", body, policy ?? StepPolicy.Default) },
            new PlanStep
            {
                Name = "needs",
                Component = Components.Of("needs", static call => Components.Yield(call, call.Input<Value<int>>(0).Content), null, new InputInfo("number", Components.Number)),
                Inputs = [new PlanInput(0, 0)],
            },
            new PlanStep { Name = "beside", Component = Components.Of("beside", static call => Components.Yield(call, 3)) });
        using Store store = _folder.Open();
        var runner = new PipelineRunner(store, new WorkServices(_folder.Journal, TimeSpan.Zero), NullLoggerFactory.Instance, TimeProvider.System, new FixedCode());
        RunResult result = await runner.RunAsync(plan, isDeaf ? s_shortly : s_options, IRunObserver.None, cancellation);
        return (result, store.Claims.Count);
    }
}
