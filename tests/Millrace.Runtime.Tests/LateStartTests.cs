using Microsoft.Extensions.Time.Testing;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>A step that is given up at the moment at which it starts.</summary>
public sealed class LateStartTests : IDisposable
{
    private readonly HookedTime _time = new();
    private readonly TestStore _test;

    public LateStartTests() => _test = new TestStore(time: _time);

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task It_does_not_run()
    {
        using var cancellation = new CancellationTokenSource();
        int ran = 0;
        var observer = new Beginning(() => _time.Hook = () =>
        {
            cancellation.Cancel();
            _time.Advance(TimeSpan.FromSeconds(1));
        });

        RunResult result = await _test.Runner.RunAsync(
            TestStore.Bind(Plan(Step("late", Constant("l", () => ran++)))), new RunOptions { Grace = TimeSpan.FromSeconds(1) }, observer, cancellation.Token)
            .WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((StepState.Cancelled, StepCause.Abandoned), (result.Steps[0].State, result.Steps[0].Cause));
        StepRecord recorded = _test.Store.Metadata.GetRun("last").Steps[0];
        Assert.Equal((StepState.Cancelled, 0), (recorded.State, recorded.Attempt));
        await Task.Delay(50);
        Assert.Equal(0, ran);

        RunResult next = await _test.RunAsync(Plan(Step("late", Constant("l", () => ran++))));
        Assert.Equal(("late executed", 1), (next.States(), ran));
    }

    private sealed class Beginning(Action began) : IRunObserver
    {
        public void RunStarted(string runId, BoundPlan plan) => began();
    }

    /// <summary>A clock that does something when it is read next: the start of a step reads it.</summary>
    private sealed class HookedTime : FakeTimeProvider
    {
        public Action? Hook { get; set; }

        public override long GetTimestamp()
        {
            Action? hook = Hook;
            Hook = null;
            long timestamp = base.GetTimestamp();
            Hook = hook;
            return timestamp;
        }

        public override DateTimeOffset GetUtcNow()
        {
            Action? hook = Hook;
            Hook = null;
            hook?.Invoke();
            return base.GetUtcNow();
        }
    }
}
