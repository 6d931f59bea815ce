namespace Millrace.Runtime;

/// <summary>
/// What a comparison tells of compiled plans of one pipeline: steps that one lacks, other components, inputs from elsewhere, other expressions.
/// </summary>
internal static class ComparedPlans
{
    /// <summary>Whether there is something to tell: plans of one pipeline, not all the same.</summary>
    public static bool Differ(IReadOnlyCollection<ComparedRun> runs) =>
        runs.All(run => run.Plan is null || run.Record.Summary.Pipeline == runs.First().Record.Summary.Pipeline)
        && runs.Select(static run => run.Plan?.Digest).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>What the plan of a run says, thing by thing; of steps that not all have, that they are there.</summary>
    /// <param name="run">The run.</param>
    /// <param name="shared">The steps that all plans have.</param>
    public static IEnumerable<(string Name, string? Value)> Of(ComparedRun run, IReadOnlySet<string> shared)
    {
        if (run.Plan is not { } plan)
            yield break;
        foreach (PlannedFact parameter in plan.Parameters)
            yield return ($"parameter {parameter.Name}", parameter.Value ?? "needed");
        foreach (PlannedStep step in plan.Steps)
        {
            yield return ($"step {step.Name}", step.Component);
            if (!shared.Contains(step.Name))
                continue;
            foreach (PlannedFact input in step.Inputs)
                yield return ($"step {step.Name}, input {input.Name} from", input.Value);
            foreach (PlannedFact output in step.Outputs)
                yield return ($"step {step.Name}, output {output.Name}", output.Value);
            foreach (PlannedFact parameter in step.Parameters)
                yield return ($"step {step.Name}, parameter {parameter.Name}", parameter.Value ?? "needed");
            foreach (IGrouping<string, PlannedFact> conditions in step.Conditions.GroupBy(static each => each.Name, StringComparer.Ordinal))
                yield return ($"step {step.Name}, {conditions.Key}", string.Join(", ", conditions.Select(static each => each.Value)));
        }

        foreach (PlannedFact output in plan.Outputs)
            yield return ($"output {output.Name} from", output.Value);
    }

    /// <summary>The steps that all plans have.</summary>
    public static HashSet<string> Shared(IEnumerable<ComparedRun> runs) => runs.Select(static run => run.Plan).OfType<RecordedPlan>()
        .Select(static plan => plan.Steps.Select(static step => step.Name).ToHashSet(StringComparer.Ordinal))
        .Aggregate(static (all, next) =>
        {
            all.IntersectWith(next);
            return all;
        });
}
