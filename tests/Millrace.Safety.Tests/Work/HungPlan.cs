namespace Millrace.Safety.Tests.Work;

/// <summary>Plans of which a step stops for ever in the middle of its work, once it tells that it has done so much.</summary>
internal static class HungPlan
{
    /// <summary>The same plan, of which a step hangs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">The step.</param>
    /// <param name="done">How much it has done by then, in its own unit.</param>
    /// <param name="hangs">Told when it hangs, on the thread that does so.</param>
    public static PipelinePlan Of(PipelinePlan plan, string name, long done, Action hangs) => plan with
    {
        Steps = [.. plan.Steps.Select(step => step.Name == name ? step with { Component = Hung(step.Component, done, hangs) } : step)],
    };

    private static ComponentDescriptor Hung(ComponentDescriptor component, long done, Action hangs) => new()
    {
        Name = component.Name,
        Type = component.Type,
        Inputs = component.Inputs,
        Outputs = component.Outputs,
        Parameters = component.Parameters,
        UsesSeed = component.UsesSeed,
        Cache = component.Cache,
        Policy = component.Policy,
        Services = component.Services,
        Invoke = call => component.Invoke(new HungCall(call, new HungContext(call.Context, done, hangs))),
    };
}
