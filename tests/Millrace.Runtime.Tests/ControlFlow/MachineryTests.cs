using System.Diagnostics;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

/// <summary>Exceptions from around steps: what the runtime itself does for them.</summary>
public sealed class MachineryTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task A_condition_that_cannot_be_read_fails_its_step()
    {
        RunResult result = await _test.RunAsync(
            Plan(
                Step("flag", Constant("no truth")),
                Step("train", Constant("t")) with { Conditions = [new PlanCondition(new PlanSource(0, 0))] },
                Step("push", Map(static (_, text) => text), new PlanInput(1, 0)),
                Step("other", Constant("o"))),
            new RunOptions { KeepGoing = true }).WaitAsync(s_patience);

        Assert.Equal("flag executed, train failed, push blocked, other executed", result.States());
        Assert.Equal((StepCause.Exception, false), (result.Step("train").Cause, result.Step("train").Error!.IsExpected));
        Assert.StartsWith("InvalidCastException: ", result.Step("train").Error!.Message);
        RunRecord record = _test.Store.Metadata.GetRun("last");
        Assert.Equal((RunStatus.Failed, StepState.Failed), (record.Summary.Status, record.Steps[1].State));
        Assert.Equal(result.Step("train").Error!.Message, record.Steps[1].Error);
    }

    [Theory]
    [InlineData("BEFORE UPDATE ON step WHEN NEW.name = 'each' AND NEW.state = 'Running'")]
    [InlineData("BEFORE INSERT ON step WHEN NEW.name = 'each[1].pass'")]
    public async Task A_map_that_cannot_be_written_down_fails(string when)
    {
        _test.Change($"CREATE TRIGGER refuse {when} BEGIN SELECT RAISE(ABORT, 'no room'); END");

        RunResult result = await _test.RunAsync(Plan(
            Step("words", Words(), [Results.Set(0, "a b c")]),
            Each("each", new PlanSource(0, 0), Body(1, Step("pass", Map(static (_, text) => text), new PlanInput([Port(0)])))),
            Step("glue", Glue(), new PlanInput(1, 0)))).WaitAsync(s_patience);

        Assert.Equal("words executed, each failed, glue blocked", result.States());
        Assert.Equal(StepCause.Exception, result.Step("each").Cause);
        Assert.Contains("no room", result.Step("each").Error!.Message);
        Assert.Equal(
            (RunStatus.Failed, StepState.Failed), (_test.Store.Metadata.GetRun("last").Summary.Status, _test.Store.Metadata.GetRun("last").Steps[1].State));
    }

    [Fact]
    public async Task Whatever_else_escapes_ends_the_run_and_is_thrown()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Millrace.Runtime",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = static activity =>
            {
                if (activity.GetTagItem("millrace.step") is "unlucky")
                    throw new InvalidOperationException("the listener is broken");
            },
        };
        ActivitySource.AddActivityListener(listener);
        var waits = new TaskCompletionSource();
        PipelinePlan plan = Plan(
            Step("deaf", Of("deaf", _ =>
            {
                waits.SetResult();
                return new ValueTask(new TaskCompletionSource().Task);
            })),
            Step("unlucky", Of("unlucky", async call =>
            {
                await waits.Task;
                call.Output(0, new Text("u"));
            })),
            Step("after", Map(static (_, text) => text), new PlanInput(0, 0)));

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _test.RunAsync(plan, new RunOptions { MaxParallelism = 2 }).WaitAsync(s_patience));

        Assert.Equal("the listener is broken", exception.Message);
        RunRecord record = _test.Store.Metadata.GetRun("last");
        Assert.Equal((RunStatus.Failed, StepState.Cancelled, StepState.Executed), (record.Summary.Status, record.Steps[0].State, record.Steps[1].State));
        Assert.Equal(
            (StepCause.Abandoned, "abandoned, because the run ended early: InvalidOperationException: the listener is broken"),
            (record.Steps[0].Cause, record.Steps[0].Reason));
    }

    [Fact]
    public async Task A_run_whose_store_is_closed_ends()
    {
        var release = new TaskCompletionSource();
        var started = new TaskCompletionSource();
        Task<RunResult> run = _test.RunAsync(Plan(Step("late", Of("late", async call =>
        {
            started.SetResult();
            await release.Task;
            call.Output(0, new Text("late"));
        }))));
        await started.Task;

        _test.Store.Dispose();
        release.SetResult();

        await Assert.ThrowsAnyAsync<Exception>(() => run.WaitAsync(s_patience));
        Assert.False(run.IsCompletedSuccessfully);
        Assert.True(run.IsFaulted);
        _test.Reopen();
        Assert.Equal(RunStatus.Interrupted, _test.Store.Metadata.GetRun("last").Summary.Status);
    }
}
