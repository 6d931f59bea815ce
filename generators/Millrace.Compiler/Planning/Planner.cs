namespace Millrace.Compiler;

/// <summary>Makes the plan of a graph that passed validation.</summary>
public static class Planner
{
    /// <summary>Orders the steps, renumbers the edges, and marks the steps that holdout data reaches.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="isValid">Whether nothing was found wrong with it.</param>
    public static PlanModel Plan(PipelineGraph graph, bool isValid)
    {
        var plan = new PlanModel { Declaration = graph.Declaration, Name = graph.Name, Summary = graph.Summary, Parameters = graph.Parameters, HasOwnPlan = graph.HasOwnPlan, HasInterface = graph.HasInterface, IsValid = isValid && !graph.IsBroken };
        if (!plan.IsValid)
            return isValid ? plan with { Unread = graph.Unread } : plan;
        int[] order = StepOrder.Of(graph);
        int[] position = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            position[order[i]] = i;
        HoldoutTaint taint = HoldoutTaint.Of(graph);
        return plan with { Steps = order.Select(step => Step(graph.Steps[step], position, taint.IsTainted(step) || YieldsHoldout(graph.Steps[step]))).ToEquatableArray() };
    }

    private static bool YieldsHoldout(StepNode step) => step.Component.Outputs.Count > 0 && step.Component.Outputs.All(each => each.IsHoldout);

    private static PlannedStep Step(StepNode step, int[] position, bool seesHoldout) => new(
        step.Name,
        step.Component.Type,
        step.Inputs.Select(input => new PlannedInput(input.Edges.Select(edge => Source(edge, position)).ToEquatableArray())).ToEquatableArray(),
        step.Component.Outputs,
        step.Arguments.OrderBy(each => each.Parameter).Select(each => new PlannedArgument(each.Parameter, each.Text, each.Code)).ToEquatableArray(),
        seesHoldout,
        new StepControl
        {
            Conditions = step.Conditions.Select(each => new PlannedCondition(Source(each.Edge, position), each.Holds)).ToEquatableArray(),
            RunsAlways = step.Always is not null,
            Reference = step.Reference,
        })
    {
        Composite = step.Reference is null ? null : step.Component,
    };

    private static PlannedSource Source(Edge edge, int[] position) => new(position[edge.Step], edge.Output, edge.Views) { Fallback = edge.Fallback is { } other ? Source(other, position) : null };
}
