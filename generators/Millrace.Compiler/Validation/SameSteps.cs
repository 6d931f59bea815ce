namespace Millrace.Compiler;

/// <summary>Which steps yield the same: those of one component with the same values and the same inputs.</summary>
internal static class SameSteps
{
    /// <summary>For each step the first one that yields the same, which may be itself.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="order">Its steps, each after those that it takes something of.</param>
    public static int[] Of(PipelineGraph graph, int[] order)
    {
        int[] same = new int[graph.Steps.Count];
        var known = new Dictionary<StepNode, int>();
        foreach (int number in order)
        {
            StepNode step = graph.Steps[number];
            var content = new StepNode
            {
                Component = step.Component,
                Reference = step.Reference,
                Port = step.Port,
                Arguments = step.Arguments.OrderBy(static each => each.Parameter).Select(static each => each with { Text = "", Location = default }).ToEquatableArray(),
                Inputs = step.Inputs.Select(input => input with { Edges = input.Edges.Select(edge => Same(edge, same)).ToEquatableArray() }).ToEquatableArray(),
                Conditions = step.Conditions.Select(each => each with { Edge = Same(each.Edge, same) }).ToEquatableArray(),
            };
            if (!known.TryGetValue(content, out int first))
            {
                first = number;
                known.Add(content, first);
            }

            same[number] = first;
        }

        return same;
    }

    private static Edge Same(Edge edge, int[] same) => edge with { Step = same[edge.Step], Location = default, Port = null, Fallback = edge.Fallback is { } other ? Same(other, same) : null };
}
