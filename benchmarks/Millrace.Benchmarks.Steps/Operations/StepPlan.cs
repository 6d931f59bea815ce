using System.Collections.Immutable;
using System.Globalization;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Steps;

/// <summary>A graph as a pipeline's plan, the way that the generator would write it from a <c>Define</c> of so many lines.</summary>
public static class StepPlan
{
    private static readonly Dictionary<string, string> s_none = [];

    /// <summary>Makes the plan and binds its parameters.</summary>
    public static BoundPlan Of(LayeredGraph graph) => PlanBinder.Bind(
        new PipelinePlan
        {
            Name = "layers",
            Type = typeof(StepPlan),
            Steps = [.. Enumerable.Range(0, graph.Nodes).Select(node => Step(graph, node))],
            Create = static values => values,
        },
        s_none,
        s_none);

    private static PlanStep Step(LayeredGraph graph, int node)
    {
        ImmutableArray<int> needs = graph.Needs[node];
        string text = node.ToString(CultureInfo.InvariantCulture);
        return new PlanStep
        {
            Name = $"node-{text}",
            Component = needs.IsEmpty ? StartNumber.Descriptor : MixNumbers.Descriptor,
            Inputs = [.. needs.Select(static need => new PlanInput(need, 0))],
            Arguments = [new PlanArgument(0, text, _ => node)],
        };
    }
}
