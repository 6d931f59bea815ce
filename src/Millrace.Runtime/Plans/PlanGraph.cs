using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The edges of a plan, by the positions of its steps.</summary>
internal sealed class PlanGraph
{
    public PlanGraph(PipelinePlan plan)
    {
        var needs = ImmutableArray.CreateBuilder<ImmutableArray<int>>(plan.Steps.Length);
        var dependants = new List<int>[plan.Steps.Length];
        var needed = new List<int>();
        for (int i = 0; i < dependants.Length; i++)
        {
            dependants[i] = [];
            needed.Clear();
            foreach (PlanSource source in Sources(plan.Steps[i]))
            {
                if (source.Step == PlanSource.Port || needed.Contains(source.Step))
                    continue;
                if (source.Step < 0 || source.Step >= i)
                    throw new InvalidOperationException(
                        $"Step '{plan.Steps[i].Name}' of pipeline '{plan.Name}' takes an input from a step that does not come before it.");
                needed.Add(source.Step);
                dependants[source.Step].Add(i);
            }

            needs.Add([.. needed]);
        }

        Needs = needs.MoveToImmutable();
        Dependants = [.. dependants.Select(static steps => steps.ToImmutableArray())];
    }

    /// <summary>For each step, those whose outputs it takes.</summary>
    public ImmutableArray<ImmutableArray<int>> Needs { get; }

    /// <summary>For each step, those that take its outputs.</summary>
    public ImmutableArray<ImmutableArray<int>> Dependants { get; }

    /// <summary>All outputs that decide about a step or that it may take, those that stand in for others included.</summary>
    public static ImmutableArray<PlanSource> Sources(PlanStep step)
    {
        var sources = ImmutableArray.CreateBuilder<PlanSource>(step.Conditions.Length + step.Inputs.Length);
        foreach (PlanCondition condition in step.Conditions)
            Add(sources, condition.Source);
        foreach (PlanInput input in step.Inputs)
        {
            foreach (PlanSource source in input.Sources)
                Add(sources, source);
        }

        return sources.DrainToImmutable();
    }

    private static void Add(ImmutableArray<PlanSource>.Builder sources, PlanSource source)
    {
        for (PlanSource? each = source; each is PlanSource known; each = known.Fallback?.Source)
            sources.Add(known);
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
