using System.Collections.Immutable;

namespace Millrace.Graphs;

/// <summary>
/// A plan as nodes and edges, with the way that holdout data takes through it. The nodes are the steps, then what the pipeline takes, then what it
/// yields. The generator draws the same graph for editors (<c>PreviewEmitter</c>).
/// </summary>
internal sealed class PipelineGraph
{
    private readonly PipelinePlan _plan;
    private readonly ImmutableArray<GraphEdge>.Builder _edges = ImmutableArray.CreateBuilder<GraphEdge>();
    private readonly bool[] _seesHoldout;

    private PipelineGraph(PipelinePlan plan)
    {
        _plan = plan;
        _seesHoldout = new bool[plan.Steps.Length + plan.Inputs.Length + plan.Outputs.Length];
        for (int to = 0; to < plan.Steps.Length; to++)
        {
            foreach (PlanSource source in plan.Steps[to].Inputs.SelectMany(static each => each.Sources))
                Add(source, to);
            foreach (PlanCondition condition in plan.Steps[to].Conditions)
                Add(condition, to);
        }

        for (int i = 0; i < plan.Outputs.Length; i++)
            Add(plan.Outputs[i].Source, plan.Steps.Length + plan.Inputs.Length + i);
        Edges = _edges.ToImmutable();
        SeesHoldout = [.. _seesHoldout];
        Nodes =
        [
            .. plan.Steps.Select((step, i) => Node(step, _seesHoldout[i])),
            .. plan.Inputs.Select(static each => new GraphNode(each.Name, SeesHoldout: false, GraphNodeKind.Port)),
            .. plan.Outputs.Select((each, i) => new GraphNode(each.Info.Name, _seesHoldout[plan.Steps.Length + plan.Inputs.Length + i], GraphNodeKind.Port)),
        ];
    }

    /// <summary>The steps, then what the pipeline takes, then what it yields.</summary>
    public ImmutableArray<GraphNode> Nodes { get; }

    /// <summary>The edges, ordered by the taking node, then by its inputs.</summary>
    public ImmutableArray<GraphEdge> Edges { get; }

    /// <summary>For each node, whether holdout data reaches it.</summary>
    public ImmutableArray<bool> SeesHoldout { get; }

    public static PipelineGraph Of(PipelinePlan plan) => new(plan);

    private static GraphNode Node(PlanStep step, bool seesHoldout) => step switch
    {
        { Map: not null } => new GraphNode(GraphText.Map(step.Name), seesHoldout, GraphNodeKind.Composite),
        { Reference: not null } => new GraphNode(step.Name, seesHoldout, GraphNodeKind.Reference),
        { Component.Pipeline: not null } => new GraphNode(step.Name, seesHoldout, GraphNodeKind.Composite),
        _ => new GraphNode(step.Name, seesHoldout),
    };

    private void Add(PlanSource source, int to)
    {
        for (PlanSource? at = source; at is { } each; at = each.Fallback?.Source)
        {
            (int from, string name, string type, bool hasSiblings, bool isHoldout) = Giver(each);
            _seesHoldout[to] |= isHoldout;
            string label = GraphText.Label(name, type, each.ViewName ?? "", hasSiblings, isHoldout);
            _edges.Add(new GraphEdge(from, to, GraphText.Fallback(label, isFallback: each != source), isHoldout));
        }
    }

    private void Add(PlanCondition condition, int to)
    {
        for (PlanSource? at = condition.Source; at is { } each; at = each.Fallback?.Source)
        {
            (int from, string name, _, bool hasSiblings, bool isHoldout) = Giver(each);
            _seesHoldout[to] |= isHoldout;
            _edges.Add(
                new GraphEdge(
                    from,
                    to,
                    GraphText.Fallback(GraphText.Condition(name, hasSiblings, condition.Holds), isFallback: each != condition.Source),
                    isHoldout,
                    IsCondition: true));
        }
    }

    private (int From, string Name, string Type, bool HasSiblings, bool IsHoldout) Giver(PlanSource source)
    {
        if (source.Step == PlanSource.Port)
            return (_plan.Steps.Length + source.Output, _plan.Inputs[source.Output].Name, _plan.Inputs[source.Output].Type.DisplayName, false, false);
        ImmutableArray<OutputInfo> outputs = _plan.Steps[source.Step].Component.Outputs;
        OutputInfo output = outputs[source.Output];
        return (source.Step, output.Name, output.Type.DisplayName, outputs.Length > 1, output.IsHoldout || _seesHoldout[source.Step]);
    }
}
