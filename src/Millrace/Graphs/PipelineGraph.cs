using System.Collections.Immutable;

namespace Millrace.Graphs;

/// <summary>A plan as nodes and edges, with the way that holdout data takes through it.</summary>
internal sealed class PipelineGraph
{
    private PipelineGraph(PipelinePlan plan, ImmutableArray<GraphEdge> edges, ImmutableArray<bool> seesHoldout)
    {
        Plan = plan;
        Edges = edges;
        SeesHoldout = seesHoldout;
    }

    public PipelinePlan Plan { get; }

    /// <summary>The edges, ordered by the taking step, then by its inputs.</summary>
    public ImmutableArray<GraphEdge> Edges { get; }

    /// <summary>For each step, whether holdout data reaches it.</summary>
    public ImmutableArray<bool> SeesHoldout { get; }

    public static PipelineGraph Of(PipelinePlan plan)
    {
        var edges = ImmutableArray.CreateBuilder<GraphEdge>();
        bool[] seesHoldout = new bool[plan.Steps.Length];
        for (int to = 0; to < plan.Steps.Length; to++)
        {
            PlanStep step = plan.Steps[to];
            for (int i = 0; i < step.Inputs.Length; i++)
            {
                foreach (PlanSource source in step.Inputs[i].Sources)
                {
                    ImmutableArray<OutputInfo> outputs = plan.Steps[source.Step].Component.Outputs;
                    OutputInfo output = outputs[source.Output];
                    bool isHoldout = output.IsHoldout || seesHoldout[source.Step];
                    seesHoldout[to] |= isHoldout;
                    edges.Add(new GraphEdge(source.Step, to, output, step.Component.Inputs[i], source.ViewName, outputs.Length > 1, isHoldout));
                }
            }
        }

        return new PipelineGraph(plan, edges.ToImmutable(), [.. seesHoldout]);
    }
}
