namespace Millrace.Runtime;

/// <summary>
/// Gives ready steps their turn, as many at a time as the machine can hold. Workers come from the thread pool while there is something to do; one goes on
/// with what its last step made ready without asking, as long as nobody waits too long for it.
/// </summary>
/// <param name="total">What there is to share.</param>
internal sealed class Dispatcher(Demand total) : IThreadPoolWorkItem
{
    /// <summary>How many short steps a worker runs one after another without asking who else waits.</summary>
    private const int StepsInARow = 16;

    private readonly Lock _lock = new();
    private readonly List<DemandQueue> _queues = [];
    private Demand _free = total;
    private long _turn;
    private volatile int _waiting;

    /// <summary>What there is to share.</summary>
    public Demand Total { get; } = total;

    /// <summary>The queue of a demand; the same one for equal demands.</summary>
    public int QueueFor(Demand demand)
    {
        Demand possible = demand.Within(Total);
        lock (_lock)
        {
            for (int known = 0; known < _queues.Count; known++)
            {
                if (_queues[known].Demand == possible)
                    return known;
            }

            _queues.Add(new DemandQueue(possible));
            return _queues.Count - 1;
        }
    }

    /// <summary>Puts a batch of ready steps in line.</summary>
    public void Enqueue(GraphRun graph, int first, int queue)
    {
        bool start;
        lock (_lock)
        {
            _queues[queue].Add(new ReadyBatch(graph, first, _turn++));
            _waiting++;
            start = CanTake();
        }

        if (start)
            StartWorker();
    }

    /// <summary>Ends a step whose work has not come back, and gives what it held to others.</summary>
    public void EndFromOutside(GraphRun graph, int step)
    {
        graph.Complete(step, mayFollow: false);
        Release(graph.QueueOf(step));
    }

    /// <summary>Gives what a step holds to others while it waits; <see cref="ResumeAsync"/> takes it again.</summary>
    public void Release(int queue)
    {
        bool start;
        lock (_lock)
        {
            _free += _queues[queue].Demand;
            start = CanTake();
        }

        if (start)
            StartWorker();
    }

    /// <summary>Waits until there is enough again for a step that goes on.</summary>
    public Task ResumeAsync(int queue)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bool start;
        lock (_lock)
        {
            _queues[queue].Add(waiter, _turn++);
            _waiting++;
            start = CanTake();
        }

        if (start)
            StartWorker();
        return waiter.Task;
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        if (TryTake(held: -1, out GraphRun? graph, out int step))
            Work(graph, step);
    }

    private void StartWorker() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <summary>
    /// Runs steps one after another, until there is none to take or one has to wait: what it waits for then goes on in this worker's place. Not
    /// asynchronous itself: the steps of a wide graph are mostly over at once.
    /// </summary>
    private void Work(GraphRun graph, int step)
    {
        for (int inARow = 1; ; inARow++)
        {
            try
            {
                ValueTask<bool> work = graph.Work.RunAsync(step);
                if (!work.IsCompleted)
                {
                    _ = WaitAsync(graph, step, work);
                    return;
                }

                if (!work.GetAwaiter().GetResult())
                    return;
            }
#pragma warning disable CA1031 // The work itself failed, not the step: whoever waits for the graph gets the exception.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fail(graph, step, exception);
                return;
            }

            // Work that had to wait for nothing is short: nobody is kept waiting by a few more like it.
            if (!TryGoOn(ref graph, ref step, mayFollow: _waiting == 0 || inARow < StepsInARow, out bool followed))
                return;
            if (!followed)
                inARow = 0;
        }
    }

    /// <summary>Waits for the work on a step, and goes on as a worker.</summary>
    private async Task WaitAsync(GraphRun graph, int step, ValueTask<bool> work)
    {
        try
        {
            if (!await work.ConfigureAwait(false))
                return;
        }
#pragma warning disable CA1031 // As above.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(graph, step, exception);
            return;
        }

        if (TryGoOn(ref graph, ref step, mayFollow: _waiting == 0, out _))
            Work(graph, step);
    }

    /// <summary>Ends a step and finds its worker the next one: one that became ready by it, or whose turn it is.</summary>
    private bool TryGoOn(ref GraphRun graph, ref int step, bool mayFollow, out bool followed)
    {
        int held = graph.QueueOf(step);
        step = graph.Complete(step, mayFollow);
        followed = step >= 0;
        if (followed)
            return true;
        if (!TryTake(held, out GraphRun? next, out step))
            return false;
        graph = next;
        return true;
    }

    private void Fail(GraphRun graph, int step, Exception exception)
    {
        graph.Fail(exception);
        Release(graph.QueueOf(step));
    }

    /// <summary>Returns what a worker holds and takes the next step in line, if there is enough for one.</summary>
    private bool TryTake(int held, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out GraphRun? graph, out int step)
    {
        bool start;
        (graph, step) = (null, -1);
        lock (_lock)
        {
            if (held >= 0)
                _free += _queues[held].Demand;
            while (NextQueue() is DemandQueue queue)
            {
                _waiting--;
                _free -= queue.Demand;
                if (queue.TakeResuming() is TaskCompletionSource resuming)
                {
                    resuming.SetResult();
                    continue;
                }

                ReadyBatch batch = queue.Take(_turn++);
                (graph, step) = (batch.Graph, batch.First);
                if (graph.FollowerOf(step) >= 0)
                    _waiting++;
                break;
            }

            start = graph is not null && CanTake();
        }

        if (start)
            StartWorker();
        return graph is not null;
    }

    private bool CanTake() => _waiting > 0 && NextQueue() is not null;

    /// <summary>
    /// The queue whose turn it is. One that there is not enough for keeps those behind it from what it waits for, or it would wait forever; what it
    /// does not wait for is theirs.
    /// </summary>
    private DemandQueue? NextQueue()
    {
        if (_queues.Count == 1)
            return !_queues[0].IsEmpty && _queues[0].Demand.Fits(_free) ? _queues[0] : null;

        Demand wanted = default;
        for (long after = -1; ;)
        {
            DemandQueue? oldest = null;
            foreach (DemandQueue queue in _queues)
            {
                if (!queue.IsEmpty && queue.Turn > after && (oldest is null || queue.Turn < oldest.Turn))
                    oldest = queue;
            }

            if (oldest is null || (oldest.Demand.Fits(_free) && !oldest.Demand.Shares(wanted)))
                return oldest;

            Demand lacking = oldest.Demand.Lacking(_free);
            wanted += lacking;
            after = oldest.Turn;
        }
    }
}
