using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>Which parameters are secrets, and where their values come from.</summary>
internal static class Secrets
{
    /// <summary>The secret of a name; null where there is none.</summary>
    /// <param name="plan">The pipeline.</param>
    /// <param name="name">A parameter of the pipeline, or <c>step.parameter</c>; the step by its full name.</param>
    public static ParameterInfo? Find(PipelinePlan plan, string name)
    {
        int dot = name.LastIndexOf('.');
        IEnumerable<ParameterInfo> parameters = dot < 0
            ? plan.Parameters
            : PlanSteps.Of(plan).Where(each => each.Name == name[..dot]).SelectMany(static each => each.Step.Component.Parameters);
        return parameters.FirstOrDefault(parameter => parameter.IsSecret && parameter.Name == name[(dot + 1)..]);
    }

    /// <summary>A sentence that says how to set it. Shells cannot export names with hyphens, so the variable has none.</summary>
    public static string Remedy(PipelinePlan plan, string name)
    {
        string[] steps = name.Split('.');
        string[] path = ["Pipelines", plan.Name, .. steps[..^1].SelectMany(static step => new[] { "Steps", step }), steps[^1]];
        return $"Set the environment variable {string.Join("__", path).Replace('-', '_')}, or {string.Join(':', path)} in the settings.";
    }

    /// <summary>The parameters of a step, also of one in pipelines and maps that are steps.</summary>
    private static IEnumerable<ParameterInfo> Parameters(PipelinePlan plan, string name)
    {
        if (plan.Steps.FirstOrDefault(step => step.Name == name) is { } found)
            return found.Component.Parameters;
        PlanStep? outer = plan.Steps.FirstOrDefault(step => name.StartsWith($"{step.Name}.", StringComparison.Ordinal));
        return (outer?.Map?.Body ?? outer?.Component.Pipeline?.Invoke()) is { } inner ? Parameters(inner, name[(outer!.Name.Length + 1)..]) : [];
    }
}
