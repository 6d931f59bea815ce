namespace Millrace.Safety.Tests.Work;

/// <summary>Plans of which somebody is told in the middle of a step's work, and may stop it there.</summary>
internal static class WatchedPlan
{
    /// <summary>The same plan, of which a step is watched.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">The step.</param>
    /// <param name="done">How much it has done by then, in its own unit.</param>
    /// <param name="reached">Told when it tells that it has, on its thread.</param>
    public static PipelinePlan Of(PipelinePlan plan, string name, long done, Action reached) => plan with
    {
        Steps = [.. plan.Steps.Select(step => step.Name == name ? step with { Component = Watched(step.Component, done, reached) } : step)],
    };

    private static ComponentDescriptor Watched(ComponentDescriptor component, long done, Action reached) => new()
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
        Invoke = call => component.Invoke(new WatchedCall(call, new WatchedContext(call.Context, done, reached))),
    };
}
