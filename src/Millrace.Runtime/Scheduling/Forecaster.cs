using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Says what a run would do.</summary>
/// <param name="services">What the run would work with.</param>
/// <param name="plan">The steps.</param>
/// <param name="pipeline">The name of the pipeline that is run, also where the steps are those of an item.</param>
/// <param name="fresh">The steps that run in any case.</param>
/// <param name="graph">How the steps depend on each other.</param>
/// <param name="artifacts">What there is.</param>
/// <param name="references">What the references of the run's plan, and of the maps in it, stand for.</param>
/// <param name="outside">The steps outside the range.</param>
/// <param name="keys">Makes keys.</param>
/// <param name="judge">Decides what is reused.</param>
internal sealed class Forecaster(
    RunServices services,
    BoundPlan plan,
    string pipeline,
    FreshSteps fresh,
    PlanGraph graph,
    RunArtifacts artifacts,
    FoundReferences references,
    ImmutableArray<SkippedSteps.Skipped> outside,
    KeyBuilder keys,
    ReuseJudge judge)
{
    private readonly Dictionary<int, SkippedSteps.Skipped> _skipped = outside.ToDictionary(static each => each.Step.Index);
    private readonly KnownConditions _conditions = new(services, plan, artifacts);
    private readonly List<(StepOutlook Outlook, string Reason)> _outlooks = [];
    private readonly HashSet<int> _doubtful = [];

    /// <summary>Makes the forecast.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<ImmutableArray<StepForecast>> ForecastAsync(CancellationToken cancellation)
    {
        await LookAtAllAsync(cancellation).ConfigureAwait(false);
        return
        [
            .. plan.Steps.Zip(_outlooks, (step, outlook) => new StepForecast
            {
                Name = step.Name,
                Outlook = outlook.Outlook,
                Reason = outlook.Reason,
                LastCost = services.Store.Cache.LastCost(pipeline, step.Name),
            }),
        ];
    }

    private static bool Stands(StepOutlook outlook) => outlook is StepOutlook.Reused or StepOutlook.Skipped;

    private async ValueTask LookAtAllAsync(CancellationToken cancellation)
    {
        foreach (BoundStep step in plan.Steps)
        {
            (StepOutlook Outlook, string Reason) outlook = await LookAsync(step, cancellation).ConfigureAwait(false);
            _outlooks.Add(outlook);
            if (IsDoubtful(step, outlook.Outlook))
                _doubtful.Add(step.Index);
        }
    }

    private async ValueTask<(StepOutlook Outlook, string Reason)> LookAsync(BoundStep step, CancellationToken cancellation)
    {
        if (_skipped.TryGetValue(step.Index, out SkippedSteps.Skipped? skipped))
            return (StepOutlook.Skipped, skipped.Reason);
        if (references.Of(step) is FoundReference reference)
            return (reference.Artifact is null ? StepOutlook.Skipped : StepOutlook.Reused, reference.Reason);
        if (artifacts.Lacks(step))
        {
            artifacts.SetMissing(step.Index);
            return (StepOutlook.Skipped, "needs what the run goes on without");
        }

        if (await _conditions.BrokenAsync(step, cancellation).ConfigureAwait(false) is string broken)
        {
            artifacts.SetMissing(step.Index);
            return (StepOutlook.Skipped, broken);
        }

        if (_conditions.Open(step) is { Length: > 0 } open)
            return (StepOutlook.RunsUnlessUnchanged, $"depends on what {string.Join(" and ", open)} {(open.Length == 1 ? "says" : "say")}");
        return step.Body is null
            ? await LookAtOneAsync(step, cancellation).ConfigureAwait(false)
            : await LookAtItemsAsync(step, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<(StepOutlook Outlook, string Reason)> LookAtOneAsync(BoundStep step, CancellationToken cancellation)
    {
        KeyedStep keyed = await keys.BuildAsync(step, artifacts.InputsOf(step), cancellation).ConfigureAwait(false);
        bool isFresh = fresh[step.Index];
        int[] running = Running(step);
        if (running.Length == 0 && artifacts.AreInputsKnown(step))
        {
            ReuseVerdict verdict = await judge.DecideAsync(step, keyed, isFresh, cancellation).ConfigureAwait(false);
            if (verdict.Hit is not null)
                artifacts.Set(step.Index, verdict.Hit.Outputs);
            return (verdict.Hit is null ? StepOutlook.WillRun : StepOutlook.Reused, verdict.Reason);
        }

        string[] again = [.. running.Where(_doubtful.Contains).Select(needed => $"{plan.Steps[needed].Name} is skipped again")];
        if (step.LacksInput(IsDoubtful))
            return (StepOutlook.RunsUnlessUnchanged, $"runs unless {string.Join(" or ", again)}");
        if (judge.WhyInAnyCase(step, keyed, isFresh) is string reason)
            return (StepOutlook.WillRun, reason);

        string[] others = [.. running.Where(needed => !_doubtful.Contains(needed)).Select(needed => plan.Steps[needed].Name)];
        string[] unchanged = others.Length == 0 ? [] : [$"{string.Join(" and ", others)} {(others.Length == 1 ? "comes" : "come")} out unchanged"];
        return (StepOutlook.RunsUnlessUnchanged, $"runs unless {string.Join(" and ", [.. unchanged, .. again])}");
    }

    /// <summary>Looks at the steps of each item of a map, where the items are known.</summary>
    private async ValueTask<(StepOutlook Outlook, string Reason)> LookAtItemsAsync(BoundStep step, CancellationToken cancellation)
    {
        int[] running = Running(step);
        if (running.Length > 0 || !artifacts.AreInputsKnown(step))
        {
            string[] names = [.. running.Select(needed => plan.Steps[needed].Name)];
            string come = names.Length == 1 ? "comes" : "come";
            return (StepOutlook.RunsUnlessUnchanged, $"runs for each item unless {string.Join(" and ", names)} {come} out unchanged");
        }

        MapItems items = MapItems.Of(plan, step, artifacts, services.Store.Artifacts);
        var inner = new PlanGraph(step.Body!.Plan);
        FreshSteps within = fresh.Within(step.Index);
        var results = new List<ArtifactRecord>[step.Component.Outputs.Length];
        for (int i = 0; i < results.Length; i++)
            results[i] = [];
        int anew = 0;
        string? why = null;
        for (int i = 0; i < items.Items.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            BoundPlan body = step.Body.ForItem(step, i);
            var known = new RunArtifacts(body, items.PortsOf(i, 1));
            references.Give(body, known);
            var each = new Forecaster(services, body, pipeline, within, inner, known, references, [], keys, judge);
            await each.LookAtAllAsync(cancellation).ConfigureAwait(false);
            int first = each._outlooks.FindIndex(static outlook => !Stands(outlook.Outlook));
            if (first >= 0)
            {
                anew++;
                why ??= $"{body.Steps[first].Name}: {each._outlooks[first].Reason}";
            }

            each.Collect(results);
        }

        if (why is not null)
            return (StepOutlook.WillRun, FormattableString.Invariant($"runs for {anew:N0} of {items.Items.Length:N0} items; {why}"));
        artifacts.Set(
            step.Index,
            [.. step.Component.Outputs.Select((output, i) => new OutputRecord(output.Name, OutputStorer.CollectionOf(output.Type, [.. results[i]])))]);
        return (StepOutlook.Reused, FormattableString.Invariant($"all {items.Items.Length:N0} items are unchanged"));
    }

    private void Collect(List<ArtifactRecord>[] results)
    {
        for (int i = 0; i < results.Length; i++)
        {
            if (artifacts.Resolve(plan.Plan.Outputs[i].Source) is PlanSource source)
                results[i].Add(artifacts[source].Artifact!);
        }
    }

    private int[] Running(BoundStep step) => [.. graph.Needs[step.Index].Where(needed => !Stands(_outlooks[needed].Outlook))];

    private bool IsDoubtful(PlanSource source) => source.Step != PlanSource.Port && _doubtful.Contains(source.Step);

    /// <summary>Whether a step may end without a result, as it did last time: it skipped itself, or needs one that did.</summary>
    private bool IsDoubtful(BoundStep step, StepOutlook outlook) => _skipped.TryGetValue(step.Index, out SkippedSteps.Skipped? skipped)
        ? skipped.IsMissing
        : !Stands(outlook) && (step.LacksInput(IsDoubtful) || services.Store.Cache.LastSkip(pipeline, step.Name) is not null);
}
