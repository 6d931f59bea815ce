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
        interruption.OnDeadline(() => said.Add("last words"));

        Stopwatch watch = Stopwatch.StartNew();
        interruption.Request();
        await ended.Task;

        Assert.True(interruption.Token.IsCancellationRequested);
        Assert.InRange(watch.Elapsed, Interruption.Deadline - TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10));
        Assert.Equal(["cancelling", "last words"], said);
    }

    [Fact]
    public async Task A_result_is_written_once_and_a_second_request_does_not_wait()
    {
        TaskCompletionSource ended = new();
        bool spoke = false;
        using Interruption interruption = new(static () => { }, ended.SetResult);
        interruption.OnDeadline(() => spoke = true);

        Assert.True(interruption.TryConclude());
        Stopwatch watch = Stopwatch.StartNew();
        interruption.Request();
        interruption.Request();
        await ended.Task;

        Assert.False(interruption.TryConclude());
        Assert.False(spoke);
        Assert.True(watch.Elapsed < Interruption.Deadline);
    }
}
