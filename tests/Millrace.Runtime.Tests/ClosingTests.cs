using Microsoft.Extensions.Logging.Abstractions;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>A store that is closed while something is still being written down.</summary>
public sealed class ClosingTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Its_owner_lives_until_all_that_was_asked_for_is_written_down()
    {
        string owner = _test.Store.Owner.Id;
        using var release = new ManualResetEventSlim();
        Hold(release);

        Task closing = Task.Run(_test.Store.Dispose);
        Assert.True(SpinWait.SpinUntil(IsClosed, s_patience));

        Assert.True(_test.Store.IsAlive(owner));
        Assert.False(closing.IsCompleted);
        release.Set();
        await closing.WaitAsync(s_patience);
        Assert.False(_test.Store.IsAlive(owner));
    }

    [Fact]
    public async Task What_a_run_had_asked_for_is_kept_and_the_run_ends()
    {
        using var release = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        PipelinePlan plan = Plan(
            Step("first", Of("first", call =>
            {
                Hold(release);
                call.Output(0, new Text("kept"));
                return ValueTask.CompletedTask;
            })),
            Step("second", Map(static (_, text) => text, name: "second"), new PlanInput(0, 0)));
        var code = new WatchedCode(name =>
        {
            // The first one has ended, so its commit stands in the queue.
            if (name == "second")
            {
                asked.SetResult();
                goOn.Wait(s_patience);
            }
        });
        Task<RunResult> run = new PipelineRunner(_test.Store, _test, NullLoggerFactory.Instance, _test.Time, code)
            .RunAsync(TestStore.Bind(plan), new RunOptions(), IRunObserver.None, CancellationToken.None);
        await asked.Task.WaitAsync(s_patience);

        Task closing = Task.Run(_test.Store.Dispose);
        Assert.True(SpinWait.SpinUntil(IsClosed, s_patience));
        goOn.Set();
        release.Set();
        await closing.WaitAsync(s_patience);
        await Assert.ThrowsAnyAsync<Exception>(() => run.WaitAsync(s_patience));

        Assert.True(run.IsFaulted);
        _test.Reopen();
        RunRecord record = _test.Store.Metadata.GetRun("last");
        Assert.True(record.Summary.Status is RunStatus.Interrupted or RunStatus.Failed);
        Assert.Equal(StepState.Executed, record.Steps[0].State);
        Assert.Equal("kept", await _test.ReadAsync("last/first"));
    }

    /// <summary>Holds up the queue of commits.</summary>
    private void Hold(ManualResetEventSlim release)
    {
        using var holds = new ManualResetEventSlim();
        _test.Store.Commits.Post(
            () =>
            {
                holds.Set();
                return release.Wait(s_patience);
            },
            static (_, _) => { });
        Assert.True(holds.Wait(s_patience));
    }

    private sealed class WatchedCode(Action<string> asked) : IComponentCode
    {
        public ComponentCode Of(ComponentDescriptor component, IReadOnlyList<Type> services)
        {
            asked(component.Name);
            return new ComponentCode(component.Name, null, false);
        }
    }

    private bool IsClosed()
    {
        try
        {
            _test.Store.Commits.Post(static () => true, static (_, _) => { });
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
