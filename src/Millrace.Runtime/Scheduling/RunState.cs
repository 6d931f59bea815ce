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
    private bool _areAlwaysGivenUp;
    private int _unwritten = 1;
    private long _positions;

    public required RunServices Services { get; init; }

    public required string Pipeline { get; init; }

    public required RunOptions Options { get; init; }

    public required RunTicket Ticket { get; init; }

    public required KeyBuilder Keys { get; init; }

    public required ReuseJudge Judge { get; init; }

    /// <summary>What the references of the plan and of its maps stand for.</summary>
    public required FoundReferences References { get; init; }

    public required Dispatcher Dispatcher { get; init; }

    /// <summary>Keeps what steps read from outside; null where nobody asked for it.</summary>
    public RunSources? Kept { get; init; }

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

    /// <summary>Cancelled when no new step may start after a failure.</summary>
    public CancellationTokenSource Stop { get; } = new();

    /// <summary>Why the run stops although nobody wanted it: it was taken for dead; null where it was not.</summary>
    public RunLostException? Lost { get; private set; }

    /// <summary>Cancelled when the run was taken for dead.</summary>
    public CancellationTokenSource Loss { get; } = new();

    /// <summary>Whether steps that run always were given up, so that no further one starts.</summary>
    public bool AreAlwaysGivenUp => Volatile.Read(ref _areAlwaysGivenUp);

    /// <summary>The first step that failed; null as long as none did.</summary>
    public string? Failed => Volatile.Read(ref _failed);

    /// <summary>Whether the run was cancelled before a failure ended it.</summary>
    public bool WasCancelled { get; private set; }

    /// <summary>Whether no new step may start after a failure.</summary>
    public bool IsStopped => Failed is not null && !Options.KeepGoing;

    /// <summary>Whether a step, or another attempt of it, may not start any more after a failure.</summary>
    public bool Stops(BoundStep step) => IsStopped && !step.Step.RunsAlways;

    /// <summary>Cancelled when a step, or another attempt of it, may not start any more after a failure.</summary>
    public CancellationToken StopOf(BoundStep step) => step.Step.RunsAlways ? CancellationToken.None : Stop.Token;

    /// <summary>Notes how a step ended.</summary>
    public void Note(StepResult result)
    {
        if (result.State == StepState.Failed)
        {
            if (Interlocked.CompareExchange(ref _failed, result.Name, null) is null && !Options.KeepGoing)
                _ = Stop.CancelAsync();
        }
        else if (result is { State: StepState.Cancelled, Cause: not StepCause.OtherFailure } && (Failed is null || Options.KeepGoing))
        {
            WasCancelled = true;
        }
    }

    /// <summary>The position of the next step that was not known when the run began.</summary>
    public long NextPosition() => Ticket.Steps.Length + Interlocked.Increment(ref _positions) - 1;

    /// <summary>Writes something down, in the order of calls.</summary>
    public void Write(Func<bool> write, Action<bool, Exception?> done, Claim? claim = null)
    {
        Interlocked.Increment(ref _unwritten);
        try
        {
            Services.Store.Commits.Post(write, (held, exception) =>
            {
                Shield(static each => each.Done(each.Held, each.Exception), (Done: done, Held: held, Exception: exception));
                Written();
            }, claim);
        }
        catch
        {
            Written();
            throw;
        }
    }

    /// <summary>
    /// Does something on a timer's thread or on that of the queue of commits, where an exception would end the program or hold up all that follow: it is
    /// logged.
    /// </summary>
    public void Shield(Action action) => Shield(static each => each(), action);

    private void Shield<T>(Action<T> action, T argument)
    {
        try
        {
            action(argument);
        }
#pragma warning disable CA1031 // Nobody is there who could catch it.
        catch (Exception exception)
        {
            try
            {
                RunLog.CallbackFailed(Services.Logger, exception);
            }
            catch (Exception)
            {
                // It was the logger itself.
            }
        }
#pragma warning restore CA1031
    }

    /// <summary>Waits until everything is written down.</summary>
    public Task WriteAllAsync()
    {
        Services.Store.Commits.Hurry();
        Written();
        return _written.Task;
    }

    /// <summary>Stops the run: what it would still do could not be written down.</summary>
    /// <param name="failure">Why no sign of life could be given; null where the metadata say that the run goes on no longer.</param>
    /// <returns>What became of the run, as it was first known.</returns>
    public RunLostException Lose(Exception? failure)
    {
        RunLostException lost = failure is null ? Services.Store.Metadata.LossOf(Ticket) : new RunLostException(Ticket.RunId, failure);
        lock (_lock)
            lost = Lost ??= lost;
        _ = Loss.CancelAsync();
        Shield(() => AbandonAll(always: true, lost.Message));
        return lost;
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

    /// <summary>Gives up what is still running. Of the steps that run always, none starts from then on.</summary>
    /// <param name="always">Whether the steps that run always, and the maps that have such, or the others.</param>
    /// <param name="reason">Why.</param>
    public void AbandonAll(bool always, string reason)
    {
        if (always)
            Interlocked.Exchange(ref _areAlwaysGivenUp, true);
        GraphExecution[] graphs;
        lock (_lock)
            graphs = [.. _graphs];

        // With a map the run may come to its end before the steps of its items have been given up.
        Interlocked.Increment(ref _unwritten);
        try
        {
            foreach (GraphExecution graph in graphs)
                graph.AbandonAll(always, reason);
        }
        finally
        {
            Written();
        }
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
