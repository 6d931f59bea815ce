using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Finds stored results of the steps outside the range that steps in it need: the result that fits the current inputs, parameters and code, or
/// else the latest of this pipeline. What a condition skips, and a step that the latest run which tried it went on without, is missing now as well.
/// </summary>
internal sealed class SkippedSteps(
    BoundPlan plan, PlanGraph graph, StepRange range, RunServices services, RunArtifacts artifacts, KeyBuilder keys, ReuseJudge judge)
{
    private readonly KnownConditions _conditions = new(services, plan, artifacts);
    private readonly Dictionary<int, Skipped> _found = [];

    /// <summary>One skipped step.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Hit">The result that stands for it; null where none is needed.</param>
    /// <param name="Key">Its key where all that it takes is known.</param>
    /// <param name="Inputs">What it takes, as far as it is known.</param>
    /// <param name="Reason">Why it is skipped, and which result is used.</param>
    /// <param name="Cause">
    /// <see cref="StepCause.Range"/>; another one where the run goes on without its result, which steps of the range could have taken.
    /// </param>
    public sealed record Skipped(
        BoundStep Step, CacheHit? Hit, StepKey? Key, ImmutableArray<StepInput> Inputs, string Reason, StepCause Cause = StepCause.Range)
    {
        /// <summary>Whether the run goes on without its result, which steps of the range could have taken.</summary>
        public bool IsMissing => Cause != StepCause.Range;
    }

    /// <summary>Finds all, and gives their artifacts to the run.</summary>
    /// <exception cref="MillraceException">A step in the range needs the result of one outside that has none.</exception>
    public async ValueTask<ImmutableArray<Skipped>> FindAsync(CancellationToken cancellation)
    {
        foreach (BoundStep step in plan.Steps.Where(step => !range.Contains(step.Index) && step.Step.Reference is null))
        {
            Skipped skipped = range.IsRelevant(step.Index)
                ? await FindAsync(step, cancellation).ConfigureAwait(false)
                : new Skipped(step, null, null, [], range.Reason(step.Index));
            if (skipped.Hit is not null)
                artifacts.Set(step.Index, skipped.Hit.Outputs);
            else if (skipped.IsMissing)
                artifacts.SetMissing(step.Index);
            _found.Add(step.Index, skipped);
        }

        // Where all steps are to be run, each of them has what it needs, or ends for want of it.
        if (_found.Count == 0)
            return [];

        ImmutableArray<BoundStep> running = await FindRunningAsync(cancellation).ConfigureAwait(false);

        // Not before: a step outside may have a result although one that it takes has none. What stands in for such a one is taken instead of it.
        foreach (Skipped skipped in _found.Values.Where(HasNone))
            artifacts.SetMissing(skipped.Step.Index);
        foreach (BoundStep step in running)
            CheckNeeds(step);
        return [.. _found.Values];
    }

    private bool HasNone(Skipped skipped) => skipped.Hit is null && !skipped.IsMissing && range.IsRelevant(skipped.Step.Index);

    /// <summary>The steps of the range but those that a condition skips, or would skip with what they need.</summary>
    private async ValueTask<ImmutableArray<BoundStep>> FindRunningAsync(CancellationToken cancellation)
    {
        var running = ImmutableArray.CreateBuilder<BoundStep>();
        var idle = new HashSet<int>();
        foreach (BoundStep step in plan.Steps.Where(step => range.Contains(step.Index)))
        {
            if (await _conditions.BrokenAsync(step, cancellation).ConfigureAwait(false) is not null
                || step.LacksInput(source => idle.Contains(source.Step) || (artifacts.IsMissing(source) && !IsUnavailable(source.Step))))
            {
                idle.Add(step.Index);
            }
            else
            {
                running.Add(step);
            }
        }

        return running.DrainToImmutable();
    }

    /// <summary>Refuses a step of the range for which there is nothing of what it could take.</summary>
    private void CheckNeeds(BoundStep step)
    {
        foreach (PlanSource source in step.Step.Conditions.Select(static each => each.Source).Concat(step.Step.Inputs.SelectMany(static each => each.Sources)))
        {
            BoundStep[] alternatives = [.. Alternatives(source).Select(each => plan.Steps[each.Step])];
            if (alternatives.Any(each => range.Contains(each.Index)) || artifacts.Resolve(source) is not null)
                continue;

            string[] without =
                [.. alternatives.Where(each => _found.TryGetValue(each.Index, out Skipped? other) && HasNone(other)).Select(static each => $"'{each.Name}'")];
            string where = range.Reason(alternatives[0].Index);
            if (without.Length > 0)
            {
                throw new MillraceException($"Step '{step.Name}' needs the result of {string.Join(" or ", without)}, " + (without.Length == 1
                    ? $"which is {where} and has no stored result. Run it first, or begin earlier."
                    : $"which are {where} and have no stored results. Run one of them first, or begin earlier."));
            }
        }

        if (artifacts.Lacks(step) && _found.Values.FirstOrDefault(each => IsUnavailable(each.Step.Index) && Takes(step, each.Step)) is Skipped missing)
        {
            throw new MillraceException($"Step '{step.Name}' needs the result of '{missing.Step.Name}', which is {missing.Reason.TrimEnd('.')}. "
                + "Begin with a step before it once its cause is removed.");
        }
    }

    /// <summary>Whether a step outside is missing because one could not do its work, and not because of a condition.</summary>
    private bool IsUnavailable(int step) => _found.TryGetValue(step, out Skipped? skipped)
        && (skipped.Cause == StepCause.Unavailable || (skipped.Cause == StepCause.SkippedNeed && graph.Needs[step].Any(IsUnavailable)));

    private bool Takes(BoundStep step, BoundStep other) => graph.Dependants[other.Index].Contains(step.Index);

    private static IEnumerable<PlanSource> Alternatives(PlanSource source)
    {
        for (PlanSource? each = source; each is PlanSource known; each = known.Fallback?.Source)
            yield return known;
    }

    private async ValueTask<Skipped> FindAsync(BoundStep step, CancellationToken cancellation)
    {
        ImmutableArray<StepInput> inputs = artifacts.InputsOf(step);
        string reason = range.Reason(step.Index), why = step.Body is null ? "its inputs are not stored" : "its items are not compared";
        StepKey? key = null;
        if (artifacts.Lacks(step))
            return new Skipped(step, null, null, inputs, $"{reason}; needs a step that was skipped", StepCause.SkippedNeed);
        if (await _conditions.BrokenAsync(step, cancellation).ConfigureAwait(false) is string broken)
            return new Skipped(step, null, null, inputs, $"{reason}; {broken}", StepCause.Condition);
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
            return new Skipped(step, null, key, inputs, $"{reason}; was skipped last time: {cause}", StepCause.Unavailable);

        CacheHit? latest = services.Store.Cache.Latest(plan.Name, step.Name);
        return latest is not null && latest.Outputs.Length == step.Component.Outputs.Length && judge.IsWhole(latest) && Fits(step, latest)
            ? new Skipped(step, latest, key, inputs, $"{reason}; the result of run {latest.RunId} is used, although {why}")
            : new Skipped(step, null, key, inputs, reason);
    }

    private static bool Fits(BoundStep step, CacheHit hit) =>
        step.Component.Outputs.Zip(hit.Outputs).All(static pair => pair.First.Type.Type.ToString() == pair.Second.Artifact.Type);
}
