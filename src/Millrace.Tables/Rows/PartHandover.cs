namespace Millrace.Tables;

/// <summary>Parts of a work that one thread makes and another takes, one at a time: who makes them waits until each is taken.</summary>
internal sealed class PartHandover
{
    private TaskCompletionSource<bool> _ready = Create();
    private TaskCompletionSource _taken = new();

    /// <summary>Starts anew, before the thread that makes parts does.</summary>
    public void Begin() => _ready = Create();

    /// <summary>Offers a part, and waits until it is taken.</summary>
    /// <exception cref="OperationCanceledException">Nobody will take it.</exception>
    public void Offer(CancellationToken cancellation)
    {
        TaskCompletionSource taken = _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _ready.SetResult(true);
        taken.Task.Wait(cancellation);
    }

    /// <summary>Says that there are no more.</summary>
    public void End() => _ready.TrySetResult(false);

    /// <summary>Waits for the next part.</summary>
    /// <returns>Whether there is one.</returns>
    public Task<bool> NextAsync() => _ready.Task;

    /// <summary>Lets the other thread go on.</summary>
    public void Take()
    {
        _ready = Create();
        _taken.SetResult();
    }

    private static TaskCompletionSource<bool> Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
