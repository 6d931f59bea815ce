using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The edges of a plan, by the positions of its steps.</summary>
internal sealed class PlanGraph
{
    public PlanGraph(PipelinePlan plan)
    {
        Needs = [.. plan.Steps.Select(static step => Sources(step).Select(static source => source.Step).Where(static step => step != PlanSource.Port).Distinct().ToImmutableArray())];
        var dependants = new List<int>[plan.Steps.Length];
        for (int i = 0; i < dependants.Length; i++)
        {
            dependants[i] = [];
            foreach (int needed in Needs[i])
            {
                if (needed < 0 || needed >= i)
                    throw new InvalidOperationException($"Step '{plan.Steps[i].Name}' of pipeline '{plan.Name}' takes an input from a step that does not come before it.");
                dependants[needed].Add(i);
            }
        }

        Dependants = [.. dependants.Select(static steps => steps.ToImmutableArray())];
    }

    /// <summary>For each step, those whose outputs it takes.</summary>
    public ImmutableArray<ImmutableArray<int>> Needs { get; }

    /// <summary>For each step, those that take its outputs.</summary>
    public ImmutableArray<ImmutableArray<int>> Dependants { get; }

    /// <summary>All outputs that decide about a step or that it may take, those that stand in for others included.</summary>
    public static IEnumerable<PlanSource> Sources(PlanStep step)
    {
        foreach (PlanSource source in step.Conditions.Select(static condition => condition.Source).Concat(step.Inputs.SelectMany(static input => input.Sources)))
        {
            for (PlanSource? each = source; each is PlanSource known; each = known.Fallback?.Source)
                yield return known;
        }
    }

    /// <summary>For each step, how many steps it needs.</summary>
    public int[] CountNeeds()
    {
        var counts = new int[Needs.Length];
        for (int i = 0; i < counts.Length; i++)
            counts[i] = Needs[i].Length;
        return counts;
    }

    /// <summary>The steps that some steps need, directly or not, and these themselves.</summary>
    public bool[] WithAncestors(Func<int, bool> isOne)
    {
        var found = new bool[Needs.Length];
        for (int i = found.Length - 1; i >= 0; i--)
            found[i] = isOne(i) || Dependants[i].Any(dependant => found[dependant]);
        return found;
    }

    /// <summary>The steps that need some steps, directly or not, and these themselves.</summary>
    public bool[] WithDescendants(Func<int, bool> isOne)
    {
        var found = new bool[Needs.Length];
        for (int i = 0; i < found.Length; i++)
            found[i] = isOne(i) || Needs[i].Any(needed => found[needed]);
        return found;
    }
}
