using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// Runs a run to its end: what happens on cancellation, and what the results say about the whole. Running steps get the grace period after cancellation
/// before they are given up; those that run always begin even then, and get <see cref="RunOptions.AlwaysGrace"/>.
/// </summary>
internal sealed class RunExecution(RunState run, GraphScope scope)
{
    private readonly List<ITimer> _timers = [];
    private bool _isOver;

    /// <summary>Runs all steps to their ends, until they are written down.</summary>
    /// <param name="skipped">How the steps outside the range ended, by position.</param>
    /// <param name="cancellation">Ends the run early.</param>
    /// <returns>The results in the order of the plan, and how the run ended.</returns>
    public async Task<(ImmutableArray<StepResult> Steps, RunStatus Status)> RunAsync(
        IReadOnlyDictionary<int, StepOutcome> skipped, CancellationToken cancellation)
    {
        // Steps get sources of their own, cancelled on another thread and never disposed: neither who cancels nor the grace period may wait for what
        // a step does on cancellation.
        var steps = new CancellationTokenSource();
        var always = new CancellationTokenSource();
        (run.Cancellation, run.AlwaysCancellation) = (steps.Token, always.Token);
        string late = string.Create(CultureInfo.InvariantCulture, $"abandoned: it did not end within {run.Options.Grace.TotalSeconds:0.###} s of cancellation");
        CancellationTokenRegistration registration = cancellation.Register(() =>
        {
            _ = steps.CancelAsync();
            After(run.Options.Grace, () => run.AbandonAll(always: false, late));
            After(run.Options.AlwaysGrace, () => _ = always.CancelAsync());
            After(run.Options.AlwaysGrace + run.Options.Grace, () => run.AbandonAll(always: true, late));
        });
        var graph = new GraphExecution(scope);
        try
        {
            await graph.RunAsync(skipped).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Nothing may go on in a run that ends.
            _ = steps.CancelAsync();
            _ = always.CancelAsync();
            string broken = $"abandoned, because the run ended early: {StepError.Describe(exception)}";
            run.Shield(() => run.AbandonAll(always: false, broken));
            run.Shield(() => run.AbandonAll(always: true, broken));
            throw;
        }
        finally
        {
            registration.Unregister();
            lock (_timers)
            {
                _isOver = true;
                _timers.ForEach(static timer => timer.Dispose());
            }

            await run.WriteAllAsync().ConfigureAwait(false);
        }

        ImmutableArray<StepResult> results = graph.Results;
        return (results, StatusOf(results));
    }

    /// <summary>Does something later, unless the run is over by then.</summary>
    private void After(TimeSpan time, Action action)
    {
        lock (_timers)
        {
            if (!_isOver)
                _timers.Add(run.Services.Time.CreateTimer(_ => run.Shield(action), null, time, Timeout.InfiniteTimeSpan));
        }
    }

    private RunStatus StatusOf(ImmutableArray<StepResult> results) =>
        run.WasCancelled ? RunStatus.Cancelled
        : run.Failed is not null ? RunStatus.Failed
        : results.Any(static result => result.State == StepState.Blocked) ? RunStatus.Blocked
        : RunStatus.Succeeded;
}
