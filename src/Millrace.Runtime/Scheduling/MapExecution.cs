using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// Runs the body of a map once for each item. A few items more than there are cores are under way at the same time, so memory is bounded however many there
/// are. Each item's steps have keys of their own.
/// </summary>
internal sealed class MapExecution(GraphScope scope, BoundStep step, AttemptGuard guard)
{
    private const int FewestUnderWay = 16;

    private readonly RunState _run = scope.Run;
    private readonly long _started = scope.Run.Services.Time.GetTimestamp();
    private readonly BoundPlan _body = step.Body!;
    private readonly Lock _lock = new();
    private readonly MapTally _tally = new();
    private int _done;

    private long Number => scope.Numbers[step.Index];

    /// <summary>Brings all items to their ends.</summary>
    /// <returns>Null where the map was given up in the meantime.</returns>
    public async ValueTask<StepOutcome?> RunAsync(CancellationToken cancellation)
    {
        ImmutableArray<StepInput> inputs = scope.Artifacts.InputsOf(step);
        MapItems items = MapItems.Of(scope.Plan, step, scope.Artifacts, _run.Services.Store.Artifacts);
        var results = new ArtifactRecord?[step.Component.Outputs.Length][];
        for (int i = 0; i < results.Length; i++)
            results[i] = new ArtifactRecord?[items.Items.Length];

        await _run.Services.Store.Commits.RunAsync(() => _run.Services.Store.Steps.Open(Number, inputs)).ConfigureAwait(false);
        scope.Observer.StepStarted(step, Count(items.Items.Length));
        var graph = new PlanGraph(_body.Plan);
        int[] queues = GraphScope.QueuesOf(_body, _run.Dispatcher);
        var underWay = new SemaphoreSlim(Math.Max(FewestUnderWay, 2 * _run.Options.MaxParallelism));
        var all = new List<Task>();
        for (int i = 0; i < items.Items.Length && !cancellation.IsCancellationRequested && !_run.IsStopped; i++)
        {
            await underWay.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            all.RemoveAll(static each => each.IsCompletedSuccessfully);
            all.Add(RunItemAsync(i));
        }

        await Task.WhenAll(all).ConfigureAwait(false);
        underWay.Dispose();
        return guard.TryCommit() ? End(results, items.Items.Length) : null;

        async Task RunItemAsync(int index)
        {
            try
            {
                await RunOneAsync(items, index, graph, queues, results).ConfigureAwait(false);
            }
            finally
            {
                underWay.Release();
            }
        }
    }

    private static string Count(int items) => string.Create(CultureInfo.InvariantCulture, $"{items:N0} {(items == 1 ? "item" : "items")}");

    private async Task RunOneAsync(MapItems items, int index, PlanGraph graph, int[] queues, ArtifactRecord?[][] results)
    {
        BoundPlan plan = _body.ForItem(step, index);
        var artifacts = new RunArtifacts(plan, items.PortsOf(index, plan.Steps.Length));
        Store store = _run.Services.Store;
        ImmutableArray<long> numbers = await store.Commits.RunAsync(() => plan.Steps.Select(
            each => store.Steps.Add(_run.Ticket.Number, _run.NextPosition(), _run.Pipeline, each, Number)).ToImmutableArray()).ConfigureAwait(false);
        var execution = new GraphExecution(new GraphScope
        {
            Run = _run,
            Plan = plan,
            Graph = graph,
            Artifacts = artifacts,
            Numbers = numbers,
            Queues = queues,
            Observer = IRunObserver.None,
        });
        await execution.RunAsync(ImmutableDictionary<int, StepOutcome>.Empty).ConfigureAwait(false);
        ImmutableArray<PlanOutput> outputs = _body.Plan.Outputs;
        for (int i = 0; i < outputs.Length; i++)
            results[i][index] = artifacts.Resolve(outputs[i].Source) is PlanSource source ? artifacts[source].Artifact : null;
        lock (_lock)
        {
            _tally.Add(execution.Results);
            scope.Observer.StepProgress(step, new StepProgress(++_done, items.Items.Length, "items"));
        }
    }

    private StepOutcome End(ArtifactRecord?[][] results, int items)
    {
        (StepState state, StepCause cause, StepError? error) = _tally.End(items, _done);
        string reason = $"{Count(items)}{_tally.Describe()}";
        ImmutableArray<OutputRecord> outputs = state is not (StepState.Executed or StepState.Reused) ? [] :
        [
            .. step.Component.Outputs.Select((output, i) =>
                new OutputRecord(output.Name, OutputStorer.CollectionOf(output.Type, [.. results[i].OfType<ArtifactRecord>()]))),
        ];
        if (!outputs.IsEmpty)
            scope.Artifacts.Set(step.Index, outputs);
        TimeSpan duration = _run.Services.Time.GetElapsedTime(_started);
        var result = new StepResult
        {
            Name = step.Name,
            State = state,
            Cause = cause,
            Duration = duration,
            Reason = reason,
            Outputs = outputs,
            Error = error,
        };
        var end = new StepEnd { Step = Number, State = state, Cause = cause, Reason = reason, Duration = duration, Error = error?.Message };
        StepWriter writer = _run.Services.Store.Steps;
        return new StepOutcome(result, () => writer.Close(end, outputs, _run.Ticket.Owner));
    }
}
