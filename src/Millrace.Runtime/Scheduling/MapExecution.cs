using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// Runs the body of a map once for each item. A few items more than there are cores are under way at the same time, and of those that have ended no more is
/// kept than what they are known by, so memory is bounded however many there are. Each item's steps have keys of their own.
/// </summary>
internal sealed class MapExecution(GraphScope scope, BoundStep step, AttemptGuard guard)
{
    private const int FewestUnderWay = 16;
    private const int ItemsInBlock = 64;

    private readonly RunState _run = scope.Run;
    private readonly BoundPlan _body = step.Body!;
    private readonly PlanGraph _graph = new(step.Body!.Plan);
    private readonly int[] _queues = GraphScope.QueuesOf(step.Body!, scope.Run.Dispatcher);
    private readonly FreshSteps _fresh = scope.Fresh.Within(step.Index);
    private readonly Lock _lock = new();
    private readonly MapTally _tally = new(step.Body!.Steps);
    private readonly bool _refers = step.Body!.Steps.Any(static each => each.Step.Reference is not null);
    private int _done;

    private Store Store => _run.Services.Store;

    private long Number => scope.Numbers[step.Index];

    /// <summary>Brings all items to their ends.</summary>
    /// <returns>Null where the map was given up in the meantime.</returns>
    public async ValueTask<StepOutcome?> RunAsync(CancellationToken cancellation)
    {
        ImmutableArray<StepInput> inputs = scope.Artifacts.InputsOf(step);
        if (!await Store.Commits.RunAsync(() => Store.Steps.Open(Number, inputs)).ConfigureAwait(false))
            return guard.IsAbandoned ? null : throw new RunLostException(_run.Ticket.RunId);

        // What it takes is written down by now, so that what small items hold need not be kept: it is read when it is asked for.
        MapItems items = MapItems.Of(scope.Plan, step, scope.Artifacts, Store.Artifacts);
        int count = items.Items.Length;
        var results = new ArtifactRecord?[step.Component.Outputs.Length][];
        for (int i = 0; i < results.Length; i++)
            results[i] = new ArtifactRecord?[count];
        scope.Observer.StepStarted(step, Count(count));
        using var underWay = new SemaphoreSlim(Math.Max(FewestUnderWay, 2 * _run.Options.MaxParallelism));
        var all = new List<Task>();
        Task<NumberedItem[]> block = Task.FromResult<NumberedItem[]>([]);
        int numbered = 0;
        for (int i = 0; i < count && !cancellation.IsCancellationRequested && !_run.Stops(step) && !all.Exists(static each => each.IsFaulted); i++)
        {
            await underWay.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            all.RemoveAll(static each => each.IsCompletedSuccessfully);
            if (i == numbered)
                (block, numbered) = (NumberAsync(i, Math.Min(ItemsInBlock, count - i)), Math.Min(i + ItemsInBlock, count));
            all.Add(RunItemAsync(items, i, block, results, underWay));
        }

        await Task.WhenAll(all).ConfigureAwait(false);
        return guard.TryCommit() ? End(results, count, cancellation.IsCancellationRequested) : null;
    }

    private static string Count(int items) => string.Create(CultureInfo.InvariantCulture, $"{items:N0} {(items == 1 ? "item" : "items")}");

    /// <summary>
    /// Writes down the steps of some items, in one transaction: one for each item would take longer than a short item. What is not begun of them ends with
    /// the run.
    /// </summary>
    private Task<NumberedItem[]> NumberAsync(int first, int count) => Store.Commits.RunAsync(() =>
    {
        var block = new NumberedItem[count];
        for (int i = 0; i < count; i++)
        {
            BoundPlan plan = _body.ForItem(step, first + i);
            block[i] = new NumberedItem(first + i, plan, [.. plan.Steps.Select(
                each => Store.Steps.Add(_run.Ticket.Number, _run.NextPosition(), _run.Pipeline, each, Number)
                    ?? throw new RunLostException(_run.Ticket.RunId))]);
        }

        return block;
    });

    private async Task RunItemAsync(MapItems items, int index, Task<NumberedItem[]> block, ArtifactRecord?[][] results, SemaphoreSlim underWay)
    {
        GraphExecution execution;
        RunArtifacts artifacts;
        try
        {
            NumberedItem[] numbered = await block.ConfigureAwait(false);
            (execution, artifacts) = await RunStepsAsync(items, numbered[index - numbered[0].Index]).ConfigureAwait(false);
        }
        finally
        {
            underWay.Release();
        }

        // All that its steps yielded stands in the queue before this, so it is written down after this, or has failed.
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _run.Write(static () => true, (_, _) => written.SetResult());
        await written.Task.ConfigureAwait(false);
        ImmutableArray<PlanOutput> outputs = _body.Plan.Outputs;
        for (int i = 0; i < outputs.Length; i++)
            results[i][index] = artifacts.Resolve(outputs[i].Source) is PlanSource source ? artifacts[source].Artifact!.Bare() : null;
        lock (_lock)
        {
            _tally.Add(execution.Results);
            scope.Observer.StepProgress(step, new StepProgress(++_done, items.Items.Length, "items"));
        }
    }

    private async Task<(GraphExecution Execution, RunArtifacts Artifacts)> RunStepsAsync(MapItems items, NumberedItem item)
    {
        (int index, BoundPlan plan, ImmutableArray<long> numbers) = item;
        var artifacts = new RunArtifacts(plan, items.PortsOf(index, plan.Steps.Length));
        var execution = new GraphExecution(new GraphScope
        {
            Run = _run,
            Plan = plan,
            Graph = _graph,
            Artifacts = artifacts,
            Numbers = numbers,
            Queues = _queues,
            Fresh = _fresh,
            Observer = IRunObserver.None,
        });
        await execution.RunAsync(_refers ? Refer(plan, artifacts, numbers) : ImmutableDictionary<int, StepOutcome>.Empty).ConfigureAwait(false);
        return (execution, artifacts);
    }

    /// <summary>The ends of an item's references.</summary>
    private Dictionary<int, StepOutcome> Refer(BoundPlan plan, RunArtifacts artifacts, ImmutableArray<long> numbers)
    {
        _run.References.Give(plan, artifacts);
        return _run.References.In(plan).ToDictionary(
            static each => each.Step.Index,
            each => each.Found.End(each.Step, numbers[each.Step.Index], Store.Steps, isHeld: false));
    }

    private StepOutcome End(ArtifactRecord?[][] results, int items, bool isCancelled)
    {
        (StepState state, StepCause cause, StepError? error) = _tally.End(items, _done, isCancelled ? StepCause.NotStarted : StepCause.OtherFailure);
        string rest = _done == items ? "" : string.Create(CultureInfo.InvariantCulture, $"; {items - _done:N0} not begun");
        string reason = $"{Count(items)}{_tally.Describe()}{rest}";
        ImmutableArray<OutputRecord> outputs = state is not (StepState.Executed or StepState.Reused) ? [] :
        [
            .. step.Component.Outputs.Select((output, i) =>
                new OutputRecord(output.Name, OutputStorer.CollectionOf(output.Type, [.. results[i].OfType<ArtifactRecord>()]))),
        ];
        if (!outputs.IsEmpty)
            scope.Artifacts.Set(step.Index, outputs);
        TimeSpan duration = _run.Services.Time.GetElapsedTime(guard.Started);
        StepResult? worst = error is null ? null : _tally.Worst;
        var result = new StepResult
        {
            Name = step.Name,
            State = state,
            Cause = cause,
            Duration = duration,
            Reason = reason,
            Outputs = outputs,
            RunsAgain = !outputs.IsEmpty && _tally.RunsAgain,
            Error = error,
            LogPath = worst?.LogPath,
            LogTail = worst?.LogTail ?? [],
        };
        var end = new StepEnd
        {
            Step = Number,
            State = state,
            Cause = cause,
            Reason = reason,
            Duration = duration,
            Error = error?.Message,
            Log = StepLog.RelativePath(_run.Ticket.RunId, worst?.LogPath),
        };
        return new StepOutcome(result, () => Store.Steps.Close(end, outputs));
    }

    /// <summary>An item with its steps as they are written down.</summary>
    private sealed record NumberedItem(int Index, BoundPlan Plan, ImmutableArray<long> Numbers);
}
