using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>
/// Tells an observer of steps, one call at a time and in order, on a thread of its own: whatever the observer waits for, neither steps nor commits wait for
/// it. Survives what it throws. What comes after the end is not told.
/// </summary>
internal sealed class SerialObserver(IRunObserver observer, ILogger logger) : IRunObserver, IAsyncDisposable
{
    private readonly object _lock = new();
    private readonly Queue<News> _waiting = new();
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isTelling;
    private bool _isOver = observer == IRunObserver.None;

    public void RunStarted(string runId, BoundPlan plan) => Shield(() => observer.RunStarted(runId, plan));

    public void StepStarted(BoundStep step, string reason) => Add(new News(step, reason, null, null));

    public void StepProgress(BoundStep step, StepProgress progress) => Add(new News(step, null, progress, null));

    public void StepFinished(BoundStep step, StepResult result) => Add(new News(step, null, null, result));

    public void RunFinished(RunResult result) => Shield(() => observer.RunFinished(result));

    /// <summary>Waits until all is told.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isOver = true;
            Monitor.Pulse(_lock);
            return _isTelling ? new ValueTask(_told.Task) : ValueTask.CompletedTask;
        }
    }

    private void Add(in News news)
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            _waiting.Enqueue(news);
            if (_isTelling)
            {
                Monitor.Pulse(_lock);
                return;
            }

            _isTelling = true;
            new Thread(static each => ((SerialObserver)each!).TellAll()) { IsBackground = true, Name = "Millrace observer" }.UnsafeStart(this);
        }
    }

    private void TellAll()
    {
        while (TryTake(out News news))
            Shield(() => Tell(news));
        _told.SetResult();
    }

    private bool TryTake(out News news)
    {
        lock (_lock)
        {
            while (!_waiting.TryDequeue(out news))
            {
                if (_isOver)
                    return false;
                Monitor.Wait(_lock);
            }

            return true;
        }
    }

    private void Tell(News news)
    {
        if (news.Result is not null)
            observer.StepFinished(news.Step, news.Result);
        else if (news.Progress is not null)
            observer.StepProgress(news.Step, news.Progress.Value);
        else
            observer.StepStarted(news.Step, news.Reason!);
    }

    private void Shield(Action call)
    {
        try
        {
            call();
        }
#pragma warning disable CA1031 // A broken display must not break the run, nor end the program.
        catch (Exception exception)
        {
            try
            {
                RunLog.ObserverFailed(logger, exception);
            }
            catch (Exception)
            {
                // The logger is broken, too.
            }
        }
#pragma warning restore CA1031
    }

    private readonly record struct News(BoundStep Step, string? Reason, StepProgress? Progress, StepResult? Result);
}
