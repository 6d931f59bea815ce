namespace Millrace.Compiler;

/// <summary>Makes the plan of a graph that passed validation.</summary>
public static class Planner
{
    /// <summary>Orders the steps, renumbers the edges, and marks the steps that holdout data reaches.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="isValid">Whether nothing was found wrong with it.</param>
    public static PlanModel Plan(PipelineGraph graph, bool isValid)
    {
        var plan = new PlanModel { Declaration = graph.Declaration, Name = graph.Name, Summary = graph.Summary, Parameters = graph.Parameters, Signature = graph.Signature, HasOwnPlan = graph.HasOwnPlan, HasInterface = graph.HasInterface, IsValid = isValid && !graph.IsBroken };
        if (!plan.IsValid)
            return isValid ? plan with { Unread = graph.Unread } : plan;
        int[] order = [.. StepOrder.Of(graph).Where(each => graph.Steps[each].Port is null)];
        var position = new PlannedSource[graph.Steps.Count];
        for (int i = 0; i < order.Length; i++)
            position[order[i]] = new PlannedSource(i, 0, default);
        for (int i = 0; i < graph.Steps.Count; i++)
            position[i] ??= new PlannedSource(PlannedSource.Port, graph.Steps[i].Port ?? 0, default);
        ComponentSignature? signature = graph.Signature is { } known ? PortFacts.Mark(known, graph) : null;
        HashSet<int> tainted = Tainted(graph);
        var taint = new Lazy<HoldoutTaint>(() => HoldoutTaint.Of(graph));
        return plan with
        {
            Signature = signature,
            Flow = signature is null ? default : CompiledSteps.Write(graph),
            Inputs = signature?.Inputs ?? Ports(graph),
            Outputs = graph.Outputs.Select((each, i) => new PlannedOutput(signature?.Outputs[i] ?? each.Model, Source(each.Edge, position))).ToEquatableArray(),
            Steps = order.Select(step => Step(graph, graph.Steps[step], position, taint, tainted.Contains(step) || YieldsHoldout(graph.Steps[step]))).ToEquatableArray(),
        };
    }

    /// <summary>The steps that holdout data reaches, those that hold others included.</summary>
    private static HashSet<int> Tainted(PipelineGraph graph)
    {
        Expansion expansion = Expansion.Of(graph);
        HoldoutTaint taint = HoldoutTaint.Of(expansion.Graph);
        return [.. Enumerable.Range(0, expansion.Graph.Steps.Count).Where(taint.IsTainted).Select(expansion.Root)];
    }

    /// <summary>What the steps of a map take: an item, and what may be missing around it.</summary>
    private static EquatableArray<InputModel> Ports(PipelineGraph body) => body.Steps
        .Where(static each => each.Port is not null)
        .OrderBy(static each => each.Port)
        .Select(static each => new InputModel(each.Component.Name, each.Component.Outputs[0].Type, IsOptional: each.Port > 0))
        .ToEquatableArray();

    /// <summary>The steps of a map, told which of the things that they take are holdout data.</summary>
    private static PipelineGraph Given(PipelineGraph graph, HoldoutTaint taint, StepNode map, PipelineGraph body) => body with
    {
        Steps = body.Steps.Select(step => step.Port is int port && map.Inputs[port].Alternatives.Any(each => taint.OriginOf(graph, each) is not null)
            ? step with { Component = step.Component with { Outputs = step.Component.Outputs.Select(static each => each with { IsHoldout = true }).ToEquatableArray() } }
            : step).ToEquatableArray(),
    };

    private static bool YieldsHoldout(StepNode step) => step.Component.Outputs.Count > 0 && step.Component.Outputs.All(each => each.IsHoldout);

    private static PlannedStep Step(PipelineGraph graph, StepNode step, PlannedSource[] position, Lazy<HoldoutTaint> taint, bool seesHoldout) => new(
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
            Map = step is { IsMap: true, Body: { } body } ? Plan(Given(graph, taint.Value, step, body) with { Name = step.Name }, isValid: true) : null,
        })
    {
        Composite = step.Reference is null && !step.IsMap ? null : step.Component,
        IsPipeline = step.Component.IsPipeline && !step.IsMap,
    };

    private static PlannedSource Source(Edge edge, PlannedSource[] position) =>
        new(position[edge.Step].Step, position[edge.Step].Step == PlannedSource.Port ? position[edge.Step].Output : edge.Output, edge.Views) { Fallback = edge.Fallback is { } other ? Source(other, position) : null };
}
