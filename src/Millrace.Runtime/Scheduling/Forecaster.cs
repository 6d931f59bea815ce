using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Says what a run would do.</summary>
internal sealed class Forecaster(
    RunServices services, BoundPlan plan, RunOptions options, PlanGraph graph, ImmutableArray<SkippedSteps.Skipped> outside, KeyBuilder keys, ReuseJudge judge)
{
    private readonly Dictionary<int, SkippedSteps.Skipped> _skipped = outside.ToDictionary(static each => each.Step.Index);

    /// <summary>Makes the forecast.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    public async Task<ImmutableArray<StepForecast>> ForecastAsync(CancellationToken cancellation)
    {
        var outlooks = new List<(StepOutlook Outlook, string Reason)>();
        var artifacts = new RunArtifacts(plan);
        var doubtful = new HashSet<int>();
        foreach (BoundStep step in plan.Steps)
        {
            outlooks.Add(await LookAsync(step, outlooks, artifacts, doubtful, cancellation).ConfigureAwait(false));
            if (IsDoubtful(step, outlooks[step.Index].Outlook, doubtful))
                doubtful.Add(step.Index);
        }

        return
        [
            .. plan.Steps.Zip(outlooks, (step, outlook) => new StepForecast
            {
                Name = step.Name,
                Outlook = outlook.Outlook,
                Reason = outlook.Reason,
                LastCost = services.Store.Cache.LastCost(plan.Name, step.Name),
            }),
        ];
    }

    private async ValueTask<(StepOutlook Outlook, string Reason)> LookAsync(
        BoundStep step, List<(StepOutlook Outlook, string Reason)> before, RunArtifacts artifacts, HashSet<int> doubtful, CancellationToken cancellation)
    {
        if (_skipped.TryGetValue(step.Index, out SkippedSteps.Skipped? skipped))
        {
            if (skipped.Hit is not null)
                artifacts.Set(step.Index, skipped.Hit.Outputs);
            else if (skipped.IsMissing)
                artifacts.SetMissing(step.Index);
            return (StepOutlook.Skipped, skipped.Reason);
        }

        KeyedStep keyed = keys.Build(step, artifacts.InputsOf(step), cancellation);
        bool isFresh = options.Fresh.Contains(step.Name);
        int[] running = [.. graph.Needs[step.Index].Where(needed => !Stands(before[needed].Outlook))];
        if (running.Length == 0 && artifacts.AreInputsKnown(step))
        {
            ReuseVerdict verdict = await judge.DecideAsync(step, keyed, isFresh, cancellation).ConfigureAwait(false);
            if (verdict.Hit is not null)
                artifacts.Set(step.Index, verdict.Hit.Outputs);
            return (verdict.Hit is null ? StepOutlook.WillRun : StepOutlook.Reused, verdict.Reason);
        }

        string[] again = [.. running.Where(doubtful.Contains).Select(needed => $"{plan.Steps[needed].Name} is skipped again")];
        if (step.LacksInput(doubtful.Contains))
            return (StepOutlook.RunsUnlessUnchanged, $"runs unless {string.Join(" or ", again)}");
        if ((ReuseJudge.Forced(keyed, isFresh) ?? judge.WhyNewInAnyCase(step, keyed.Key)) is string reason)
            return (StepOutlook.WillRun, reason);

        string[] others = [.. running.Where(needed => !doubtful.Contains(needed)).Select(needed => plan.Steps[needed].Name)];
        string[] unchanged = others.Length == 0 ? [] : [$"{string.Join(" and ", others)} {(others.Length == 1 ? "comes" : "come")} out unchanged"];
        return (StepOutlook.RunsUnlessUnchanged, $"runs unless {string.Join(" and ", [.. unchanged, .. again])}");
    }

    /// <summary>Whether a step may end without a result, as it did last time: it skipped itself, or needs one that did.</summary>
    private bool IsDoubtful(BoundStep step, StepOutlook outlook, HashSet<int> doubtful) => _skipped.TryGetValue(step.Index, out SkippedSteps.Skipped? skipped)
        ? skipped.IsMissing
        : !Stands(outlook) && (step.LacksInput(doubtful.Contains) || services.Store.Cache.LastSkip(plan.Name, step.Name) is not null);

    private static bool Stands(StepOutlook outlook) => outlook is StepOutlook.Reused or StepOutlook.Skipped;
}
