using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Finds stored results of the steps outside the range that steps in it need: the result that fits the current inputs, parameters and code, or
/// else the latest of this pipeline. A step that the latest run which tried it went on without is missing now as well.
/// </summary>
internal sealed class SkippedSteps(BoundPlan plan, PlanGraph graph, StepRange range, RunServices services, RunArtifacts artifacts, KeyBuilder keys, ReuseJudge judge)
{
    /// <summary>One skipped step.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Hit">The result that stands for it; null where none is needed.</param>
    /// <param name="Key">Its key where all that it takes is known.</param>
    /// <param name="Inputs">What it takes, as far as it is known.</param>
    /// <param name="Reason">Why it is skipped, and which result is used.</param>
    /// <param name="IsMissing">Whether the run goes on without its result, which steps of the range could have taken.</param>
    public sealed record Skipped(BoundStep Step, CacheHit? Hit, StepKey? Key, ImmutableArray<StepInput> Inputs, string Reason, bool IsMissing = false);

    /// <summary>Finds all, and gives their artifacts to the run.</summary>
    /// <exception cref="MillraceException">A step in the range needs the result of one outside that has none.</exception>
    public async ValueTask<ImmutableArray<Skipped>> FindAsync(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<Skipped>();
        foreach (BoundStep step in plan.Steps.Where(step => !range.Contains(step.Index) && step.Step.Reference is null))
        {
            Skipped skipped = range.IsRelevant(step.Index)
                ? await FindAsync(step, cancellation).ConfigureAwait(false)
                : new Skipped(step, null, null, [], range.Reason(step.Index));
            if (skipped.Hit is not null)
                artifacts.Set(step.Index, skipped.Hit.Outputs);
            else if (skipped.IsMissing)
                artifacts.SetMissing(step.Index);
            else if (graph.Dependants[step.Index].FirstOrDefault(range.Contains, -1) is int needy and >= 0)
                throw new MillraceException($"Step '{plan.Steps[needy].Name}' needs the result of '{step.Name}', which is {range.Reason(step.Index)} and has no stored result. Run it first, or begin earlier.");
            found.Add(skipped);
        }

        if (plan.Steps.FirstOrDefault(step => range.Contains(step.Index) && artifacts.Lacks(step)) is BoundStep lacking
            && found.FirstOrDefault(each => each.IsMissing && graph.Dependants[each.Step.Index].Contains(lacking.Index)) is Skipped missing)
        {
            throw new MillraceException($"Step '{lacking.Name}' needs the result of '{missing.Step.Name}', which is {missing.Reason.TrimEnd('.')}. Begin with a step before it once its cause is removed.");
        }

        return found.ToImmutable();
    }

    private async ValueTask<Skipped> FindAsync(BoundStep step, CancellationToken cancellation)
    {
        ImmutableArray<StepInput> inputs = artifacts.InputsOf(step);
        string reason = range.Reason(step.Index), why = step.Body is null ? "its inputs are not stored" : "its items are not compared";
        StepKey? key = null;
        if (artifacts.Lacks(step))
            return new Skipped(step, null, null, inputs, $"{reason}; needs a step that was skipped", IsMissing: true);
        if (step.Body is null && artifacts.AreInputsKnown(step))
        {
            KeyedStep keyed = await keys.BuildAsync(step, inputs, cancellation).ConfigureAwait(false);
            key = keyed.Key;
            ReuseVerdict verdict = await judge.DecideAsync(step, keyed, fresh: false, cancellation).ConfigureAwait(false);
            if (verdict.Hit is not null)
                return new Skipped(step, verdict.Hit, key, inputs, $"{reason}; {verdict.Reason}");
            why = verdict.Reason;
        }

        if (services.Store.Cache.LastSkip(plan.Name, step.Name) is string cause)
            return new Skipped(step, null, key, inputs, $"{reason}; was skipped last time: {cause}", IsMissing: true);

        CacheHit? latest = services.Store.Cache.Latest(plan.Name, step.Name);
        return latest is not null && latest.Outputs.Length == step.Component.Outputs.Length && judge.IsWhole(latest) && Fits(step, latest)
            ? new Skipped(step, latest, key, inputs, $"{reason}; the result of run {latest.RunId} is used, although {why}")
            : new Skipped(step, null, key, inputs, reason);
    }

    private static bool Fits(BoundStep step, CacheHit hit) =>
        step.Component.Outputs.Zip(hit.Outputs).All(static pair => pair.First.Type.Type.ToString() == pair.Second.Artifact.Type);
}
