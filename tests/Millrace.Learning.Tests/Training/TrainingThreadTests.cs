namespace Millrace.Learning.Tests.Training;

public sealed class TrainingThreadTests
{
    [Fact]
    public async Task Training_has_a_background_thread_of_its_own()
    {
        (string? name, bool isBackground, bool isPooled) = await TrainingThread.RunAsync(
            "perceptron", static () => (Thread.CurrentThread.Name, Thread.CurrentThread.IsBackground, Thread.CurrentThread.IsThreadPoolThread), CancellationToken.None);

        Assert.Equal(("perceptron", true, false), (name, isBackground, isPooled));
    }

    [Fact]
    public async Task What_training_throws_arrives()
    {
        Task<int> training = TrainingThread.RunAsync<int>("perceptron", static () => throw new MillraceException("diverged"), CancellationToken.None);

        Assert.Equal("diverged", (await Assert.ThrowsAsync<MillraceException>(() => training)).Message);
    }

    [Fact]
    public async Task Cancellation_does_not_wait_for_the_training_and_drops_what_it_still_throws()
    {
        using var source = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        var ended = new TaskCompletionSource();
        Task<int> training = TrainingThread.RunAsync<int>("perceptron", () =>
        {
            release.Wait(CancellationToken.None);
            ended.SetResult();
            throw new MillraceException("too late");
        }, source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => training.WaitAsync(TimeSpan.FromSeconds(20)));
        release.Set();
        await ended.Task;

        Assert.True(training.IsCanceled);
        Assert.Throws<OperationCanceledException>(() => { _ = TrainingThread.RunAsync("perceptron", static () => 1, source.Token); });
    }
}
