namespace Millrace.Runtime;

/// <summary>The ready steps that take the same of the machine. Batches take turns, so that a wide branch does not hold up a narrow one.</summary>
internal sealed class DemandQueue(Demand demand)
{
    private readonly Queue<ReadyBatch> _batches = new();
    private readonly Queue<(TaskCompletionSource Waiter, long Turn)> _resuming = new();

    public Demand Demand { get; } = demand;

    public bool IsEmpty => _batches.Count == 0 && _resuming.Count == 0;

    /// <summary>When the one whose turn it is came to the end of the line. Steps that go on come before steps that begin.</summary>
    public long Turn => _resuming.Count > 0 ? _resuming.Peek().Turn : _batches.Peek().Turn;

    public void Add(ReadyBatch batch) => _batches.Enqueue(batch);

    public void Add(TaskCompletionSource resuming, long turn) => _resuming.Enqueue((resuming, turn));

    /// <summary>Takes the step that goes on, if there is one.</summary>
    public TaskCompletionSource? TakeResuming() => _resuming.TryDequeue(out (TaskCompletionSource Waiter, long Turn) next) ? next.Waiter : null;

    /// <summary>Takes the next step; the rest of its batch goes to the end of the line.</summary>
    public ReadyBatch Take(long turn)
    {
        ReadyBatch batch = _batches.Dequeue();
        int next = batch.Graph.FollowerOf(batch.First);
        if (next >= 0)
            _batches.Enqueue(new ReadyBatch(batch.Graph, next, turn));
        return batch;
    }
}
