namespace Millrace.Compiler;

/// <summary>
/// Where holdout data flows: an output marked as holdout is tainted, and so is every output of a step that a tainted one flows into. An
/// edge that may not carry it is recorded, and carries it no further, so that one mistake is found once.
/// </summary>
internal sealed class HoldoutTaint
{
    private readonly Origin?[] _seen;

    /// <summary>
    /// What something that is learned or chosen hangs on. Where one condition is that of a whole pipeline or map, its mistake stands there alone: it
    /// makes no holdout data of what the other steps inside yield.
    /// </summary>
    private readonly HashSet<StepCondition> _deciding;

    private HoldoutTaint(PipelineGraph graph)
    {
        _seen = new Origin?[graph.Steps.Count];
        _deciding = [.. graph.Steps.Where(static each => !MayDependOn(each.Component)).SelectMany(static each => each.Conditions)];
    }

    /// <summary>The edges that carry holdout data where it may not go.</summary>
    public List<Misuse> Misuses { get; } = [];

    /// <summary>The conditions by which holdout data decides about something that is learned or chosen.</summary>
    public List<Decision> Decisions { get; } = [];

    /// <summary>Whether holdout data flows into a step.</summary>
    public bool IsTainted(int step) => _seen[step] is not null;

    /// <summary>Follows the data through a graph.</summary>
    public static HoldoutTaint Of(PipelineGraph graph)
    {
        var taint = new HoldoutTaint(graph);
        foreach (int step in StepOrder.Of(graph))
            taint.Enter(graph, step);
        return taint;
    }

    private void Enter(PipelineGraph graph, int step)
    {
        StepNode node = graph.Steps[step];
        for (int i = 0; i < node.Inputs.Count && i < node.Component.Inputs.Count; i++)
        {
            foreach (Edge edge in node.Inputs[i].Alternatives)
            {
                // Another type than the input takes is an error of C#'s own, which stands alone.
                if (!EdgeTypes.Fits(graph, edge, node.Component.Inputs[i]))
                    continue;
                if (OriginOf(graph, edge) is not { } origin)
                    continue;
                if (Allows(node.Component, node.Component.Inputs[i]))
                    _seen[step] ??= origin;
                else
                    Misuses.Add(new Misuse(step, i, edge, origin));
            }
        }

        EnterConditions(graph, step);
    }

    /// <summary>What holdout data decides is chosen by it.</summary>
    private void EnterConditions(PipelineGraph graph, int step)
    {
        bool mayDepend = MayDependOn(graph.Steps[step].Component);
        foreach (StepCondition condition in graph.Steps[step].Conditions)
        {
            foreach (Edge edge in condition.Edge.Alternatives)
            {
                if (OriginOf(graph, edge) is not { } origin)
                    continue;
                if (!_deciding.Contains(condition))
                    _seen[step] ??= origin;
                else if (!mayDepend)
                    Decisions.Add(new Decision(step, condition, edge, origin));
            }
        }
    }

    /// <summary>Whether holdout data may decide about a component: nothing is learned or chosen then.</summary>
    private static bool MayDependOn(ComponentSignature component) => (component.IsPipeline || !component.Learns) && component.Inputs.All(each => Allows(component, each));

    /// <summary>The holdout output that what arrives over an edge comes from; null for none.</summary>
    public Origin? OriginOf(PipelineGraph graph, Edge edge)
    {
        EquatableArray<OutputModel> outputs = graph.Steps[edge.Step].Component.Outputs;
        return edge.Output < outputs.Count && outputs[edge.Output].IsHoldout ? new Origin(edge.Step, edge.Output) : _seen[edge.Step];
    }

    /// <summary>Whether an input may take holdout data.</summary>
    public static bool Allows(ComponentSignature component, InputModel input) => input.Role switch
    {
        InputRole.Fitting or InputRole.Training or InputRole.Choosing => false,
        _ => component.IsPipeline || !component.Learns,
    };

    /// <summary>What an input uses its data for, in words.</summary>
    public static string Use(InputModel input) =>
        input.Role is InputRole.Unspecified or InputRole.Evaluation ? "training, because the component yields something learned" : input.Role.ToString().ToLowerInvariant();

    /// <summary>The holdout output that data comes from.</summary>
    internal sealed record Origin(int Step, int Output);

    /// <summary>An edge that carries holdout data into an input that may not have it.</summary>
    internal sealed record Misuse(int Step, int Input, Edge Edge, Origin Origin);

    /// <summary>A condition whose value comes from holdout data.</summary>
    internal sealed record Decision(int Step, StepCondition Condition, Edge Edge, Origin Origin);
}
