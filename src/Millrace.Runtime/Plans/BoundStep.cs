using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>A step of a plan with the values of its parameters.</summary>
public sealed class BoundStep
{
    internal BoundStep(int index, PlanStep step, ImmutableArray<BoundParameter> parameters, BoundPlan? body = null)
    {
        Body = body;
        Index = index;
        Step = step;
        Parameters = parameters;
        Policy = step.Component.Policy;
        Cache = step.Component.Cache;
    }

    /// <summary>The step's position in the plan.</summary>
    public int Index { get; }

    /// <summary>The step as the pipeline wired it.</summary>
    public PlanStep Step { get; }

    /// <summary>The step's name.</summary>
    public string Name => Step.Name;

    /// <summary>What the step runs.</summary>
    public ComponentDescriptor Component => Step.Component;

    /// <summary>The values of the component's parameters, in its order.</summary>
    public ImmutableArray<BoundParameter> Parameters { get; }

    /// <summary>Resources, retries and limits of time: what the component says, and settings override.</summary>
    public StepPolicy Policy { get; private init; }

    /// <summary>When results may be reused: what the component says, and settings override.</summary>
    public CachePolicy Cache { get; private init; }

    /// <summary>The steps that run for each item of a collection; null for a step that runs once.</summary>
    public BoundPlan? Body { get; }

    /// <summary>Whether it runs whatever becomes of the run, or a step of the items that it maps does (<c>Always</c>).</summary>
    public bool HasToGoOn => Step.RunsAlways || Body?.Steps.Any(static step => step.HasToGoOn) == true;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The step with other values.</summary>
    internal BoundStep With(ImmutableArray<BoundParameter> parameters) => new(Index, Step, parameters, Body) { Policy = Policy, Cache = Cache };

    /// <summary>The step with another policy.</summary>
    internal BoundStep With(StepPolicy policy, CachePolicy cache) => new(Index, Step, Parameters, Body) { Policy = policy, Cache = cache };

    /// <summary>The step with another body.</summary>
    internal BoundStep With(BoundPlan body) => new(Index, Step, Parameters, body) { Policy = Policy, Cache = Cache };

    /// <summary>The step under another name.</summary>
    internal BoundStep With(string name) => new(Index, Step with { Name = name }, Parameters, Body) { Policy = Policy, Cache = Cache };

    /// <summary>
    /// Whether an input has nothing left, because the run does without every step that feeds it. One that takes several goes on with what is there,
    /// and an optional one without anything; so does a list of a step that always runs.
    /// </summary>
    /// <param name="isMissing">Whether the run does without an output, whatever stands in for it.</param>
    internal bool LacksInput(Func<PlanSource, bool> isMissing)
    {
        for (int i = 0; i < Step.Inputs.Length; i++)
        {
            ImmutableArray<PlanSource> sources = Step.Inputs[i].Sources;
            bool mayBeEmpty = Component.Inputs[i].IsOptional || (Step.RunsAlways && Component.Inputs[i].IsList);
            if (sources.Length > 0 && !mayBeEmpty && AreMissing(sources, isMissing))
                return true;
        }

        return false;
    }

    private static bool AreMissing(ImmutableArray<PlanSource> sources, Func<PlanSource, bool> isMissing)
    {
        foreach (PlanSource source in sources)
        {
            if (!IsMissing(source, isMissing))
                return false;
        }

        return true;
    }

    /// <summary>Whether the run does without an output and whatever stands in for it.</summary>
    internal static bool IsMissing(PlanSource source, Func<PlanSource, bool> isMissing)
    {
        for (PlanSource? each = source; each is PlanSource known; each = known.Fallback?.Source)
        {
            if (!isMissing(known))
                return false;
        }

        return true;
    }
}
