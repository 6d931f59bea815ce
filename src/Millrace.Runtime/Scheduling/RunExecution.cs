using System.Collections.Immutable;
using System.Diagnostics;
using System.Threading.Channels;

namespace Millrace.Runtime;

/// <summary>
/// Runs the steps of one run: a counter of unfinished needs for each step, a queue of those that are ready, and as many workers as may run at the same
/// time. After a failure, unless the run is to keep going, or cancellation nothing new starts; running steps finish after a failure, and get the grace period after cancellation.
/// </summary>
internal sealed class RunExecution(RunState run, PlanGraph graph)
{
    private readonly Lock _lock = new();
    private readonly Channel<int> _ready = Channel.CreateUnbounded<int>();
    private readonly StepResult?[] _results = new StepResult?[run.Plan.Steps.Length];
    private readonly int[] _unfinishedNeeds = [.. graph.Needs.Select(static needs => needs.Length)];
    private int _unfinished = run.Plan.Steps.Length;
    private string? _failed;
    private bool _wasCancelled;

    /// <summary>Runs all steps to their ends.</summary>
    /// <param name="skipped">The results of the steps outside the range, by position.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <returns>The results in the order of the plan, and how the run ended.</returns>
    public async Task<(ImmutableArray<StepResult> Steps, RunStatus Status)> RunAsync(IReadOnlyDictionary<int, StepResult> skipped, CancellationToken cancellation)
    {
        using var abandon = new CancellationTokenSource();
        ITimer? timer = null;

        // Steps get a source of their own, cancelled on another thread and never disposed: neither who cancels nor the grace period may wait for what
        // a step does on cancellation.
        var steps = new CancellationTokenSource();
        CancellationTokenRegistration link = cancellation.Register(() => _ = steps.CancelAsync());
        CancellationTokenRegistration grace = cancellation.Register(() =>
            timer = run.Services.Time.CreateTimer(_ => Abandon(abandon), null, run.Options.Grace, Timeout.InfiniteTimeSpan));
        try
        {
            Begin(skipped);
            int workers = Math.Min(run.Options.MaxParallelism, Math.Max(1, _unfinished));
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(abandon.Token, steps.Token), CancellationToken.None)))
                .ConfigureAwait(false);
        }
        finally
        {
            link.Unregister();
            await grace.DisposeAsync().ConfigureAwait(false);
            if (timer is not null)
                await timer.DisposeAsync().ConfigureAwait(false);
        }

        ImmutableArray<StepResult> results = [.. _results.Select(static result => result!)];
        return (results, StatusOf(results));
    }

    private static void Abandon(CancellationTokenSource abandon)
    {
        try
        {
            abandon.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The run ended at this moment.
        }
    }

    private void Begin(IReadOnlyDictionary<int, StepResult> skipped)
    {
        lock (_lock)
        {
            foreach ((int step, StepResult result) in skipped.OrderBy(static pair => pair.Key))
            {
                Note(step, result);
                foreach (int dependant in graph.Dependants[step])
                    _unfinishedNeeds[dependant]--;
            }

            for (int i = 0; i < _results.Length; i++)
            {
                if (run.Range.Contains(i) && _unfinishedNeeds[i] == 0)
                    _ready.Writer.TryWrite(i);
            }

            if (_unfinished == 0)
                _ready.Writer.TryComplete();
        }
    }

    private async Task WorkAsync(CancellationToken abandon, CancellationToken cancellation)
    {
        try
        {
            await foreach (int step in _ready.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                Finish(step, await RunStepAsync(run.Plan.Steps[step], abandon, cancellation).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            // The other workers must not wait for what this one will never finish.
            _ready.Writer.TryComplete(exception);
            throw;
        }
    }

    private async Task<StepResult> RunStepAsync(BoundStep step, CancellationToken abandon, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested || (_failed is not null && !run.Options.KeepGoing))
        {
            return NotStarted(
                step, StepState.Cancelled, cancellation.IsCancellationRequested ? "the run was cancelled before its turn" : $"not started, because {_failed} failed");
        }

        using Activity? activity = RunTelemetry.Source.StartActivity("step");
        activity?.SetTag("millrace.step", step.Name);
        var guard = new AttemptGuard();
        Task<StepResult> attempt = Task.Run(() => new StepExecution(run, step, guard).RunAsync(cancellation), CancellationToken.None);
        StepResult result;
        try
        {
            result = await attempt.WaitAsync(abandon).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!attempt.IsCompleted)
        {
            result = guard.TryAbandon() ? Abandoned(step) : await attempt.ConfigureAwait(false);
        }

        activity?.SetTag("millrace.state", result.State.ToString());
        if (result.State == StepState.Failed)
            activity?.SetStatus(ActivityStatusCode.Error, result.Error?.Message);
        return result;
    }

    private StepResult Abandoned(BoundStep step)
    {
        string reason = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"abandoned: it did not end within {run.Options.Grace.TotalSeconds:0.###} s of cancellation");
        RunLog.StepAbandoned(run.Services.Logger, step.Name, run.Options.Grace);
        string log = run.Services.Store.LogPath(run.Ticket.RunId, step.Name);
        bool hasLog = File.Exists(log);
        run.Record(step, () => run.Services.Store.Writer.EndStep(
            run.Ticket.Steps[step.Index], null, StepState.Cancelled, reason, null, null, hasLog ? $"logs/{run.Ticket.RunId}/{step.Name}.log" : null));
        return new StepResult { Name = step.Name, State = StepState.Cancelled, Reason = reason, LogPath = hasLog ? log : null };
    }

    private StepResult NotStarted(BoundStep step, StepState state, string reason)
    {
        run.Record(step, () => run.Services.Store.Writer.EndStep(run.Ticket.Steps[step.Index], null, state, reason));
        return new StepResult { Name = step.Name, State = state, Reason = reason };
    }

    private void Finish(int ended, StepResult result)
    {
        lock (_lock)
        {
            if (result.State == StepState.Failed)
                _failed ??= result.Name;
            if (result.State == StepState.Cancelled && _failed is null)
                _wasCancelled = true;

            var pending = new Queue<(int Step, StepResult Result)>();
            pending.Enqueue((ended, result));
            while (pending.TryDequeue(out (int Step, StepResult Result) next))
            {
                if (_results[next.Step] is not null)
                    continue;

                Note(next.Step, next.Result);
                if (next.Result.IsMissing)
                    run.Artifacts.SetMissing(next.Step);
                foreach (int dependant in graph.Dependants[next.Step])
                {
                    if (!run.Range.Contains(dependant) || _results[dependant] is not null)
                        continue;

                    BoundStep step = run.Plan.Steps[dependant];
                    if (next.Result.IsMissing ? !run.Artifacts.Lacks(step) : next.Result.State is StepState.Executed or StepState.Reused)
                    {
                        if (--_unfinishedNeeds[dependant] == 0)
                            _ready.Writer.TryWrite(dependant);
                    }
                    else
                    {
                        pending.Enqueue((dependant, Hindered(step, next.Result)));
                    }
                }
            }
        }
    }

    /// <summary>What becomes of a step whose need ended without a result.</summary>
    private StepResult Hindered(BoundStep step, StepResult need) => need.State switch
    {
        StepState.Failed => NotStarted(step, StepState.Blocked, $"needs {need.Name}, which failed"),
        StepState.Blocked => NotStarted(step, StepState.Blocked, $"needs {need.Name}, which is blocked"),
        StepState.Skipped => NotStarted(step, StepState.Skipped, $"needs {need.Name}, which was skipped: {need.Reason}") with { IsMissing = true },
        _ => NotStarted(step, StepState.Cancelled, $"needs {need.Name}, which was cancelled"),
    };

    private void Note(int step, StepResult result)
    {
        _results[step] = result;
        run.Artifacts.Release(run.Plan.Steps[step]);
        RunLog.StepEnded(run.Services.Logger, result.Name, result.State, result.Reason);
        run.Observer.StepFinished(run.Plan.Steps[step], result);
        if (--_unfinished == 0)
            _ready.Writer.TryComplete();
    }

    private RunStatus StatusOf(ImmutableArray<StepResult> results) =>
        _wasCancelled ? RunStatus.Cancelled
        : _failed is not null ? RunStatus.Failed
        : results.Any(static result => result.State == StepState.Blocked) ? RunStatus.Blocked
        : RunStatus.Succeeded;
}
