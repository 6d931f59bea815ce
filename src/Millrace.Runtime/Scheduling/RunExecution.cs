using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Runs a run to its end: what happens on cancellation, and what the results say about the whole. Running steps get the grace period after cancellation
/// before they are given up; those that run always begin even then, and get <see cref="RunOptions.AlwaysGrace"/>.
/// </summary>
internal sealed class RunExecution(RunState run, GraphScope scope)
{
    /// <summary>Runs all steps to their ends, until they are written down.</summary>
    /// <param name="skipped">How the steps outside the range ended, by position.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <returns>The results in the order of the plan, and how the run ended.</returns>
    public async Task<(ImmutableArray<StepResult> Steps, RunStatus Status)> RunAsync(IReadOnlyDictionary<int, StepOutcome> skipped, CancellationToken cancellation)
    {
        // Steps get sources of their own, cancelled on another thread and never disposed: neither who cancels nor the grace period may wait for what
        // a step does on cancellation.
        var steps = new CancellationTokenSource();
        var always = new CancellationTokenSource();
        (run.Cancellation, run.AlwaysCancellation) = (steps.Token, always.Token);
        var timers = new List<ITimer>();
        CancellationTokenRegistration registration = cancellation.Register(() =>
        {
            _ = steps.CancelAsync();
            lock (timers)
            {
                timers.Add(After(run.Options.Grace, () => run.AbandonAll(always: false)));
                timers.Add(After(run.Options.AlwaysGrace, () => _ = always.CancelAsync()));
                timers.Add(After(run.Options.AlwaysGrace + run.Options.Grace, () => run.AbandonAll(always: true)));
            }
        });
        var graph = new GraphExecution(scope);
        try
        {
            await graph.RunAsync(skipped).ConfigureAwait(false);
        }
        finally
        {
            registration.Unregister();
            lock (timers)
                timers.ForEach(static timer => timer.Dispose());
            await run.WriteAllAsync().ConfigureAwait(false);
        }

        ImmutableArray<StepResult> results = graph.Results;
        return (results, StatusOf(results));
    }

    private ITimer After(TimeSpan time, Action action) =>
        run.Services.Time.CreateTimer(static state => ((Action)state!)(), action, time, Timeout.InfiniteTimeSpan);

    private RunStatus StatusOf(ImmutableArray<StepResult> results) =>
        run.WasCancelled ? RunStatus.Cancelled
        : run.Failed is not null ? RunStatus.Failed
        : results.Any(static result => result.State == StepState.Blocked) ? RunStatus.Blocked
        : RunStatus.Succeeded;
}
