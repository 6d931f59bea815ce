using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// What names in options stand for: a step; a pipeline that is a step, and so all of its steps; <c>map.step</c>, a step of a map's body, for every item.
/// </summary>
internal static class StepNames
{
    /// <summary>Whether a name stands for a step, or for a pipeline that the step belongs to.</summary>
    public static bool Covers(string name, string step) =>
        step.StartsWith(name, StringComparison.Ordinal) && (step.Length == name.Length || step[name.Length] == '.');

    /// <summary>The positions of the steps of a plan that a name stands for.</summary>
    /// <exception cref="ParameterException">It stands for none of its own; the message says what may be named.</exception>
    public static ImmutableArray<int> Find(BoundPlan plan, string name)
    {
        ImmutableArray<int> found = [.. plan.Steps.Where(step => Covers(name, step.Name)).Select(static step => step.Index)];
        if (!found.IsEmpty)
            return found;
        if (plan.Steps.FirstOrDefault(step => step.Body is not null && Covers(step.Name, name)) is BoundStep map && All(plan).Contains(name))
            throw new ParameterException(name, $"'{name}' runs once for each item of '{map.Name}', so no run can begin or end with it: name '{map.Name}'.");
        throw Unknown(plan, name, Own(plan));
    }

    /// <summary>Refuses a name that stands for no step, be it one of a map's body.</summary>
    /// <exception cref="ParameterException">It stands for none; the message says what may be named.</exception>
    public static void Check(BoundPlan plan, string name)
    {
        if (!All(plan).Contains(name))
            throw Unknown(plan, name, All(plan));
    }

    private static ParameterException Unknown(BoundPlan plan, string name, IEnumerable<string> known) =>
        new(name, $"pipeline '{plan.Name}' has no step '{name}'.{NearestName.Proposal(name, known)}");

    private static HashSet<string> All(BoundPlan plan)
    {
        HashSet<string> names = Own(plan);
        foreach (BoundStep map in plan.Steps.Where(static step => step.Body is not null))
            names.UnionWith(All(map.Body!).Select(name => $"{map.Name}.{name}"));
        return names;
    }

    private static HashSet<string> Own(BoundPlan plan)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (BoundStep step in plan.Steps)
        {
            for (int dot = step.Name.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = step.Name.IndexOf('.', dot + 1))
                names.Add(step.Name[..dot]);
            names.Add(step.Name);
        }

        return names;
    }
}
