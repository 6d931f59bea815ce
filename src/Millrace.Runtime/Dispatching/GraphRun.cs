namespace Millrace.Runtime;

/// <summary>One run through a graph: counters of unfinished needs. A step is ready when its counter comes to zero.</summary>
internal sealed class GraphRun
{
    private const int None = -1;

    private readonly PlanGraph _graph;
    private readonly Dispatcher _dispatcher;
    private readonly int[] _waits;
    private readonly int[] _followers;
    private readonly int[] _queues;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left;

    /// <summary>Prepares a run.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="dispatcher">Gives steps their turn.</param>
    /// <param name="work">What is done with each step.</param>
    /// <param name="queues">For each step its queue in the dispatcher.</param>
    public GraphRun(PlanGraph graph, Dispatcher dispatcher, IStepWork work, int[] queues)
    {
        _graph = graph;
        _dispatcher = dispatcher;
        _queues = queues;
        Work = work;
        _waits = graph.CountNeeds();
        _followers = new int[_waits.Length];
        _left = _waits.Length;
    }

    public IStepWork Work { get; }

    /// <summary>Runs all steps to their ends.</summary>
    /// <exception cref="Exception">The work on a step threw; what is running goes on.</exception>
    public Task RunAsync()
    {
        if (_waits.Length == 0)
            return Task.CompletedTask;

        // Each step without needs is a branch of its own.
        for (int step = 0; step < _waits.Length; step++)
        {
            if (_graph.Needs[step].IsEmpty)
            {
                _followers[step] = None;
                _dispatcher.Enqueue(this, step, _queues[step]);
            }
        }

        return _done.Task;
    }

    /// <summary>The step after another one in its batch; -1 for none.</summary>
    public int FollowerOf(int step) => _followers[step];

    /// <summary>The step's queue.</summary>
    public int QueueOf(int step) => _queues[step];

    /// <summary>Counts down what waited for a step.</summary>
    /// <param name="step">The step that has ended.</param>
    /// <param name="mayFollow">Whether the caller can go on with a step of the same queue at once.</param>
    /// <returns>The step that the caller is to go on with; -1 for none. All others that became ready stand in line.</returns>
    public int Complete(int step, bool mayFollow)
    {
        int follow = None, first = None, last = None;
        foreach (int dependant in _graph.Dependants[step])
        {
            if (Interlocked.Decrement(ref _waits[dependant]) != 0)
                continue;

            if (mayFollow && follow < 0 && _queues[dependant] == _queues[step])
            {
                follow = dependant;
                continue;
            }

            _followers[dependant] = None;
            if (last >= 0 && _queues[last] == _queues[dependant])
            {
                _followers[last] = dependant;
            }
            else
            {
                if (first >= 0)
                    _dispatcher.Enqueue(this, first, _queues[first]);
                first = dependant;
            }

            last = dependant;
        }

        if (first >= 0)
            _dispatcher.Enqueue(this, first, _queues[first]);
        if (Interlocked.Decrement(ref _left) == 0)
            _done.TrySetResult();
        return follow;
    }

    /// <summary>Ends the run because the work on a step threw.</summary>
    public void Fail(Exception exception) => _done.TrySetException(exception);
}
