namespace Millrace.Compiler;

/// <summary>
/// Which results still hold the rows that a split takes out as holdout: what flows into the split, what that was made from, and what else is made from
/// it by steps that take no holdout out themselves. Data of other kinds than the holdout's (a report, a setting) holds no rows and is not followed.
/// </summary>
internal sealed class HoldoutAncestry
{
    private readonly PipelineGraph _graph;
    private readonly Dictionary<(int Step, int Output), HoldoutTaint.Origin> _holding = [];

    private HoldoutAncestry(PipelineGraph graph) => _graph = graph;

    /// <summary>Follows the data of every split of a graph back, and forward again.</summary>
    public static HoldoutAncestry Of(PipelineGraph graph)
    {
        var ancestry = new HoldoutAncestry(graph);
        int[] order = StepOrder.Of(graph);
        for (int i = order.Length - 1; i >= 0; i--)
            ancestry.GoBack(order[i]);
        foreach (int step in order)
            ancestry.GoForward(step);
        return ancestry;
    }

    /// <summary>The holdout output whose rows a result still holds; null for none.</summary>
    public HoldoutTaint.Origin? Holds(Edge edge) => _holding.TryGetValue((edge.Step, edge.Output), out HoldoutTaint.Origin? origin) ? origin : null;

    private void GoBack(int step)
    {
        EquatableArray<OutputModel> outputs = _graph.Steps[step].Component.Outputs;
        for (int output = 0; output < outputs.Count; output++)
        {
            HoldoutTaint.Origin? origin = outputs[output].IsHoldout ? new HoldoutTaint.Origin(step, output)
                : _holding.TryGetValue((step, output), out HoldoutTaint.Origin? held) ? held
                : null;
            if (origin is null)
                continue;
            foreach (Edge edge in Edges(step).Where(each => IsAlike(each, outputs[output].Type) && !_graph.Steps[each.Step].Component.Outputs[each.Output].IsHoldout && !_holding.ContainsKey((each.Step, each.Output))))
                _holding.Add((edge.Step, edge.Output), origin);
        }
    }

    private void GoForward(int step)
    {
        EquatableArray<OutputModel> outputs = _graph.Steps[step].Component.Outputs;
        if (outputs.Any(each => each.IsHoldout))
            return;
        foreach (Edge edge in Edges(step))
        {
            if (Holds(edge) is not { } origin)
                continue;
            for (int output = 0; output < outputs.Count; output++)
            {
                if (IsAlike(edge, outputs[output].Type) && !_holding.ContainsKey((step, output)))
                    _holding.Add((step, output), origin);
            }
        }
    }

    private IEnumerable<Edge> Edges(int step) =>
        _graph.Steps[step].Inputs.SelectMany(each => each.Edges).Where(each => each.Output < _graph.Steps[each.Step].Component.Outputs.Count);

    /// <summary>Whether an edge carries data of the same kind as an output, whatever its schema.</summary>
    private bool IsAlike(Edge edge, TypeRef type) => _graph.Steps[edge.Step].Component.Outputs[edge.Output].Type.Name == type.Name;
}
