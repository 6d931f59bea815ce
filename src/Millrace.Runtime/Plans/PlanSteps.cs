namespace Millrace.Runtime;

/// <summary>The steps of a plan as the pipeline wrote them, those in its pipelines and maps included.</summary>
public static class PlanSteps
{
    /// <summary>
    /// The steps by their full names, each after those of the pipelines and maps around it and dots: <c>prepare.split-trips</c>. What consists of other
    /// steps comes before these.
    /// </summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<(string Name, PlanStep Step)> Of(PipelinePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return Of(plan, "");
    }

    /// <summary>What the step consists of; null for one that runs itself.</summary>
    /// <param name="step">The step.</param>
    public static PipelinePlan? Inner(PlanStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Component.Pipeline?.Invoke() ?? step.Map?.Body;
    }

    private static IEnumerable<(string Name, PlanStep Step)> Of(PipelinePlan plan, string prefix)
    {
        foreach (PlanStep step in plan.Steps)
        {
            string name = prefix + step.Name;
            yield return (name, step);
            if (Inner(step) is not PipelinePlan inner)
                continue;
            foreach ((string, PlanStep) each in Of(inner, $"{name}."))
                yield return each;
        }
    }
}
