namespace Millrace.Compiler;

/// <summary>Can what always runs do without its inputs?</summary>
internal sealed class AlwaysPass : IGraphPass
{
    public void Check(PipelineGraph graph, ICollection<DiagnosticInfo> findings)
    {
        foreach (StepNode step in graph.Steps)
        {
            if (step.Always is { } place && Advice(step) is string advice)
                findings.Add(DiagnosticInfo.Create(WiringRules.AlwaysNeedsOptional, place, step.Name, advice));
        }
    }

    /// <summary>What to write instead; null where nothing is wrong. A pipeline runs always by each of its steps, and a step of it may need another.</summary>
    private static string? Advice(StepNode step)
    {
        if (step is { IsMap: false, Body: { } body })
            return First(body, step.Name + ".") is var (inner, needs) ? WiringRules.AlwaysAdvice(inner, needs) : null;
        if (Needed(step) is not { Length: > 0 } needed)
            return null;
        return step.IsMap ? WiringRules.AlwaysMapAdvice : step.Component.IsPipeline ? WiringRules.AlwaysAdvice(step.Name, needed) : $"write '?' after the type of {needed} in Run";
    }

    /// <summary>The first of a pipeline's steps that needs something.</summary>
    private static (string Step, string Needs)? First(PipelineGraph graph, string prefix)
    {
        foreach (StepNode step in graph.Steps.Where(static each => each.Port is null))
        {
            if (step is { IsMap: false, Body: { } body })
            {
                if (First(body, $"{prefix}{step.Name}.") is { } found)
                    return found;
            }
            else if (Needed(step) is { Length: > 0 } needed)
            {
                return (prefix + step.Name, needed);
            }
        }

        return null;
    }

    private static string Needed(StepNode step) =>
        string.Join(" and ", step.Component.Inputs.Where(static each => !each.IsOptional && !each.IsList).Select(static each => $"'{each.Argument.TrimStart('@')}'"));
}
