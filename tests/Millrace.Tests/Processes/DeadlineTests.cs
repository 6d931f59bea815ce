using System.Diagnostics;
using Millrace.Signals;

namespace Millrace.Tests.Processes;

public sealed class DeadlineTests
{
    [Fact]
    public async Task A_program_that_does_not_end_is_ended_after_its_last_words()
    {
        TaskCompletionSource ended = new();
        List<string> said = [];
        using Interruption interruption = new(() => said.Add("cancelling"), ended.SetResult);
        interruption.Watch(new Work { OnStop = () => said.Add("view ends"), OnLastWords = () => said.Add("last words") });

        Stopwatch watch = Stopwatch.StartNew();
        interruption.Request();
        await ended.Task;

        Assert.True(interruption.Token.IsCancellationRequested);
        Assert.InRange(watch.Elapsed, Interruption.Deadline - TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10));
        Assert.Equal(["cancelling", "view ends", "last words"], said);
    }

    [Fact]
    public async Task A_result_is_written_once_and_a_second_request_does_not_wait()
    {
        TaskCompletionSource ended = new();
        bool spoke = false, stopped = false;
        using Interruption interruption = new(static () => { }, ended.SetResult);
        interruption.Watch(new Work { OnStop = () => stopped = true, OnLastWords = () => spoke = true });

        Assert.True(interruption.TryConclude());
        Stopwatch watch = Stopwatch.StartNew();
        interruption.Request();
        interruption.Request();
        await ended.Task;

        Assert.False(interruption.TryConclude());
        Assert.False(spoke);
        Assert.True(stopped, "The cursor stays hidden.");
        Assert.True(watch.Elapsed < Interruption.Deadline);
    }

    [Fact]
    public async Task What_runs_always_is_waited_for_and_a_second_request_ends_that_too()
    {
        TaskCompletionSource ended = new();
        int asked = 0;
        using Interruption interruption = new(static () => { }, ended.SetResult) { Limit = TimeSpan.FromMilliseconds(1) };
        using ManualResetEventSlim seen = new();
        interruption.Watch(new Work
        {
            Patience = TimeSpan.FromMinutes(1),
            IsNeeded = () =>
            {
                if (Interlocked.Increment(ref asked) == 3)
                    seen.Set();
                return true;
            },
        });

        interruption.Request();
        Assert.True(seen.Wait(TimeSpan.FromSeconds(30)));
        Assert.False(ended.Task.IsCompleted);
        interruption.Request();
        await ended.Task;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task The_process_ends_when_that_is_done_or_takes_too_long(int patience)
    {
        TaskCompletionSource ended = new();
        int left = 3;
        using Interruption interruption = new(static () => { }, ended.SetResult) { Limit = TimeSpan.FromMilliseconds(1) };
        bool spoke = false;
        interruption.Watch(
            new Work { Patience = TimeSpan.FromSeconds(patience), IsNeeded = () => patience == 0 || left-- > 0, OnLastWords = () => spoke = true });

        interruption.Request();
        await ended.Task;

        Assert.True(spoke);
    }

    [Fact]
    public async Task A_signal_after_which_the_system_ends_the_process_waits_for_the_run()
    {
        using Interruption interruption = new(static () => { }, static () => { }) { Limit = TimeSpan.FromMinutes(1) };
        Task received = Task.Factory.StartNew(() => interruption.Receive(isTheEnd: true), TaskCreationOptions.LongRunning);
        Assert.True(interruption.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
        Assert.NotSame(received, await Task.WhenAny(received, Task.Delay(TimeSpan.FromMilliseconds(100))));

        interruption.Dispose();
        await received.WaitAsync(TimeSpan.FromSeconds(30));

        interruption.Receive(isTheEnd: false);
    }

    private sealed class Work : IInterruptible
    {
        public Func<bool> IsNeeded { get; init; } = static () => false;

        public Action OnStop { get; init; } = static () => { };

        public Action OnLastWords { get; init; } = static () => { };

        public bool HasToGoOn => IsNeeded();

        public TimeSpan Patience { get; init; }

        public void StopDrawing() => OnStop();

        public void SayLastWords() => OnLastWords();
    }
}
