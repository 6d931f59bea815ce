using System.Collections.Immutable;

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

    /// <summary>
    /// What the plan of a run says, thing by thing; of steps that not all have, that they are there. All that makes the digest of a plan is in it: of two that
    /// differ, something told differs.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="shared">The steps that all plans have.</param>
    /// <param name="reordered">The lists that have the same names in all plans, in another order.</param>
    public static IEnumerable<(string Name, string? Value)> Of(ComparedRun run, IReadOnlySet<string> shared, IReadOnlySet<string> reordered)
    {
        if (run.Plan is not { } plan)
            return [];
        ImmutableArray<PlannedStep> steps = plan.Steps;
        return
        [
            .. Scope(PlanReader.Scope(plan.Document), ""),
            .. steps.SelectMany(step => Step(step, shared.Contains(step.Name))),
            .. PlanOrder.Of(plan, steps).Where(each => reordered.Contains(each.Name))
                .Select(static each => (each.Name, (string?)string.Join(", ", each.Items))),
        ];
    }

    private static IEnumerable<(string Name, string? Value)> Scope(PlannedScope scope, string prefix) =>
    [
        .. scope.Parameters.SelectMany(each => Parameter($"{prefix}parameter {each.Name}", each)),
        .. scope.Inputs.Select(each => ($"{prefix}input {each.Name}, type", each.Type)),
        .. scope.Outputs.Select(each => ($"{prefix}output {each.Name} from", each.Value)),
        .. scope.Outputs.Select(each => ($"{prefix}output {each.Name}, type", each.Type)),
    ];

    private static IEnumerable<(string Name, string? Value)> Step(PlannedStep step, bool isShared)
    {
        string name = $"step {step.Name}";
        yield return (name, step.Component);
        if (!isShared)
            yield break;
        foreach (PlannedFact input in step.Inputs)
        {
            yield return ($"{name}, input {input.Name} from", input.Value);
            yield return ($"{name}, input {input.Name}, type", input.Type);
        }

        foreach (PlannedFact output in step.Outputs)
            yield return ($"{name}, output {output.Name}", output.Value);
        foreach ((string, string?) each in step.Parameters.SelectMany(each => Parameter($"{name}, parameter {each.Name}", each)))
            yield return each;
        foreach (IGrouping<string, PlannedFact> conditions in step.Conditions.GroupBy(static each => each.Name, StringComparer.Ordinal))
            yield return ($"{name}, {conditions.Key}", string.Join(", ", conditions.Select(static each => each.Value)));
        if (step.Scope is not { } scope)
            yield break;
        yield return ($"{name}, pipeline", scope.Pipeline);
        foreach ((string, string?) each in Scope(scope, $"{name}, within: "))
            yield return each;
    }

    private static IEnumerable<(string Name, string? Value)> Parameter(string name, PlannedFact parameter) =>
    [
        (name, parameter.Value ?? "needed"),
        ($"{name}, type", parameter.Type),
        ($"{name}, given as", parameter.Given),
        ($"{name}, replaces", parameter.Replaced),
    ];

    /// <summary>The steps that all plans have.</summary>
    public static HashSet<string> Shared(IEnumerable<ComparedRun> runs) => runs.Select(static run => run.Plan).OfType<RecordedPlan>()
        .Select(static plan => plan.Steps.Select(static step => step.Name).ToHashSet(StringComparer.Ordinal))
        .Aggregate(static (all, next) =>
        {
            all.IntersectWith(next);
            return all;
        });
}
