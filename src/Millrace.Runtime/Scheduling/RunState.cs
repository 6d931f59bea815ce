using System.Collections.Immutable;
using System.Diagnostics;

namespace Millrace.Runtime;

/// <summary>What the parts of one run share.</summary>
internal sealed class RunState
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly HashSet<GraphExecution> _graphs = [];
    private string? _failed;
    private int _unwritten = 1;
    private long _positions;

    public required RunServices Services { get; init; }

    public required string Pipeline { get; init; }

    public required RunOptions Options { get; init; }

    public required RunTicket Ticket { get; init; }

    public required KeyBuilder Keys { get; init; }

    public required ReuseJudge Judge { get; init; }

    public required IRunObserver Observer { get; init; }

    public required Dispatcher Dispatcher { get; init; }

    /// <summary>The folder of the logs of steps.</summary>
    public required string LogFolder { get; init; }

    /// <summary>What the caller's flow carries (culture, scopes of logging), for the threads that steps run on.</summary>
    public ExecutionContext? Flow { get; } = ExecutionContext.Capture();

    /// <summary>The run's activity, which those of steps are parts of.</summary>
    public ActivityContext Activity { get; init; }

    /// <summary>Cancelled when the run is.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Cancelled when steps that run always have to end as well.</summary>
    public CancellationToken AlwaysCancellation { get; set; }

    /// <summary>The first step that failed; null as long as none did.</summary>
    public string? Failed => Volatile.Read(ref _failed);

    /// <summary>Whether the run was cancelled before a failure ended it.</summary>
    public bool WasCancelled { get; private set; }

    /// <summary>Whether no new step may start after a failure.</summary>
    public bool IsStopped => Failed is not null && !Options.KeepGoing;

    /// <summary>Notes how a step ended.</summary>
    public void Note(StepResult result)
    {
        if (result.State == StepState.Failed)
            Interlocked.CompareExchange(ref _failed, result.Name, null);
        else if (result is { State: StepState.Cancelled, Cause: not StepCause.OtherFailure } && (Failed is null || Options.KeepGoing))
            WasCancelled = true;
    }

    /// <summary>The position of the next step that was not known when the run began.</summary>
    public long NextPosition() => Ticket.Steps.Length + Interlocked.Increment(ref _positions) - 1;

    /// <summary>Writes something down, in the order of calls.</summary>
    public void Write(Func<bool> write, Action<bool, Exception?> done)
    {
        Interlocked.Increment(ref _unwritten);
        Services.Store.Commits.Post(write, (held, exception) =>
        {
            done(held, exception);
            Written();
        });
    }

    /// <summary>Waits until everything is written down.</summary>
    public Task WriteAllAsync()
    {
        Services.Store.Commits.Hurry();
        Written();
        return _written.Task;
    }

    public void Add(GraphExecution graph)
    {
        lock (_lock)
            _graphs.Add(graph);
    }

    public void Remove(GraphExecution graph)
    {
        lock (_lock)
            _graphs.Remove(graph);
    }

    /// <summary>Gives up what is still running.</summary>
    /// <param name="always">Whether the steps that run always, or the others.</param>
    public void AbandonAll(bool always)
    {
        GraphExecution[] graphs;
        lock (_lock)
            graphs = [.. _graphs];
        foreach (GraphExecution graph in graphs)
            graph.AbandonAll(always);
    }

    /// <summary>The headline numbers of results.</summary>
    public static ImmutableArray<Metric> Headlines(ImmutableArray<StepResult> steps) =>
        [.. steps.Where(static step => step.State != StepState.Skipped).SelectMany(static step => step.Metrics).Where(static metric => metric.IsHeadline)];

    private void Written()
    {
        if (Interlocked.Decrement(ref _unwritten) == 0)
            _written.TrySetResult();
    }
}
