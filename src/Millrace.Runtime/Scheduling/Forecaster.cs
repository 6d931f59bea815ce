using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Says what a run would do.</summary>
internal sealed class Forecaster(RunServices services, BoundPlan plan, RunOptions options)
{
    private readonly PlanGraph _graph = new(plan.Plan);
    private readonly RunArtifacts _artifacts = new(plan);
    private readonly KeyBuilder _keys = new(services.Services, new SourceDigests(), options.Seed, services.Code);
    private readonly ReuseJudge _judge = new(services.Store, services.Services, plan.Name);

    public async Task<ImmutableArray<StepForecast>> ForecastAsync(CancellationToken cancellation)
    {
        var range = new StepRange(plan, _graph, options);
        ImmutableArray<SkippedSteps.Skipped> outside =
            await new SkippedSteps(plan, _graph, range, services, _artifacts, _keys, _judge).FindAsync(cancellation).ConfigureAwait(false);
        Dictionary<int, SkippedSteps.Skipped> skipped = outside.ToDictionary(static each => each.Step.Index);
        var forecasts = ImmutableArray.CreateBuilder<StepForecast>(plan.Steps.Length);
        foreach (BoundStep step in plan.Steps)
        {
            (StepOutlook outlook, string reason) = skipped.TryGetValue(step.Index, out SkippedSteps.Skipped? left)
                ? (StepOutlook.Skipped, left.Reason)
                : await ForecastAsync(step, forecasts, cancellation).ConfigureAwait(false);
            forecasts.Add(new StepForecast
            {
                Name = step.Name,
                Outlook = outlook,
                Reason = reason,
                LastCost = services.Store.Cache.LastCost(plan.Name, step.Name),
            });
        }

        return forecasts.MoveToImmutable();
    }

    private async ValueTask<(StepOutlook Outlook, string Reason)> ForecastAsync(BoundStep step, ImmutableArray<StepForecast>.Builder before, CancellationToken cancellation)
    {
        KeyedStep keyed = _keys.Build(step, _artifacts.InputsOf(step), cancellation);
        bool isFresh = options.Fresh.Contains(step.Name);
        if (_artifacts.AreInputsKnown(step) && AllStand(step, before))
        {
            ReuseVerdict verdict = await _judge.DecideAsync(step, keyed, isFresh, cancellation).ConfigureAwait(false);
            if (verdict.Hit is not null)
                _artifacts.Set(step.Index, verdict.Hit.Outputs);
            return (verdict.Hit is null ? StepOutlook.WillRun : StepOutlook.Reused, verdict.Reason);
        }

        if ((ReuseJudge.Forced(keyed, isFresh) ?? _judge.WhyNewInAnyCase(step, keyed.Key)) is string reason)
            return (StepOutlook.WillRun, reason);

        IEnumerable<string> running = _graph.Needs[step.Index].Where(needed => !Stands(before[needed])).Select(needed => plan.Steps[needed].Name);
        return (StepOutlook.RunsUnlessUnchanged, $"runs unless {string.Join(" and ", running)} comes out unchanged");
    }

    private bool AllStand(BoundStep step, ImmutableArray<StepForecast>.Builder before) => _graph.Needs[step.Index].All(needed => Stands(before[needed]));

    private static bool Stands(StepForecast forecast) => forecast.Outlook is StepOutlook.Reused or StepOutlook.Skipped;
}
