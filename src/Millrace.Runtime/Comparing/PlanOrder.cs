using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>In which order plans have what they have: steps, parameters, inputs, outputs.</summary>
internal static class PlanOrder
{
    /// <summary>The lists of a plan, each with the names of its members in their order.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="steps">Its steps.</param>
    public static IEnumerable<(string Name, ImmutableArray<string> Items)> Of(RecordedPlan plan, ImmutableArray<PlannedStep> steps) =>
    [
        ("order of steps", [.. steps.Select(static step => step.Name)]),
        .. Of(PlanReader.Scope(plan.Document), ""),
        .. steps.SelectMany(Of),
    ];

    /// <summary>The lists that have the same members in all plans, and not in the same order. Where members differ, these tell it.</summary>
    public static HashSet<string> Changed(IEnumerable<RecordedPlan> plans)
    {
        var first = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        HashSet<string> changed = new(StringComparer.Ordinal), different = new(StringComparer.Ordinal);
        foreach ((string name, ImmutableArray<string> items) in plans.SelectMany(static plan => Of(plan, plan.Steps)))
        {
            if (first.TryAdd(name, items) || first[name].SequenceEqual(items, StringComparer.Ordinal))
                continue;
            bool isSame = first[name].Order(StringComparer.Ordinal).SequenceEqual(items.Order(StringComparer.Ordinal), StringComparer.Ordinal);
            (isSame ? changed : different).Add(name);
        }

        changed.ExceptWith(different);
        return changed;
    }

    private static IEnumerable<(string Name, ImmutableArray<string> Items)> Of(PlannedStep step)
    {
        string name = $"step {step.Name}, ";
        yield return ($"{name}order of inputs", Names(step.Inputs));
        yield return ($"{name}order of outputs", Names(step.Outputs));
        yield return ($"{name}order of parameters", Names(step.Parameters));
        yield return ($"{name}order of conditions", Names(step.Conditions));
        if (step.Scope is not { } scope)
            yield break;
        foreach ((string, ImmutableArray<string>) each in Of(scope, $"{name}within: "))
            yield return each;
    }

    private static IEnumerable<(string Name, ImmutableArray<string> Items)> Of(PlannedScope scope, string prefix) =>
    [
        ($"{prefix}order of parameters", Names(scope.Parameters)),
        ($"{prefix}order of inputs", Names(scope.Inputs)),
        ($"{prefix}order of outputs", Names(scope.Outputs)),
    ];

    private static ImmutableArray<string> Names(ImmutableArray<PlannedFact> facts) => [.. facts.Select(static fact => fact.Name)];
}
