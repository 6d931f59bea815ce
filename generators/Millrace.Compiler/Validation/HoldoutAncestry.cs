namespace Millrace.Compiler;

/// <summary>
/// Which results still hold rows that a split takes out as holdout. Two results hold the same rows where both were made from one, on ways that no
/// split parts: the results of one split have no row in common, those of two splits of the same data do. Whatever type a result has, it is followed;
/// only what is learned, such as a model, holds no rows.
/// </summary>
internal sealed class HoldoutAncestry
{
    private readonly PipelineGraph _graph;
    private readonly int[] _position;
    private readonly HoldoutTaint.Origin[] _origins;
    private readonly HashSet<Pair> _apart = [];

    private HoldoutAncestry(PipelineGraph graph)
    {
        _graph = graph;
        _position = new int[graph.Steps.Count];
        int[] order = StepOrder.Of(graph);
        for (int i = 0; i < order.Length; i++)
            _position[order[i]] = i;
        _origins = [.. graph.Steps.SelectMany((step, i) => step.Component.Outputs.Select((output, j) => (output.IsHoldout, Origin: new HoldoutTaint.Origin(i, j))))
            .Where(each => each.IsHoldout)
            .Select(each => each.Origin)];
    }

    /// <summary>Prepares to answer for a graph.</summary>
    public static HoldoutAncestry Of(PipelineGraph graph) => new(graph);

    /// <summary>
    /// The first holdout output whose rows a result still holds where a step takes it; null for none. What the step itself takes out as holdout comes later,
    /// and what is holdout itself is a matter of its own.
    /// </summary>
    public HoldoutTaint.Origin? Holds(Edge edge, int taker) =>
        IsData(edge) ? Array.Find(_origins, origin => origin.Step != taker && Meet(new Pair(origin.Step, origin.Output, edge.Step, edge.Output))) : null;

    /// <summary>Goes back from both results, always from the later one, until both ways are at one result or there is no way left.</summary>
    private bool Meet(Pair start)
    {
        var seen = new HashSet<Pair>();
        var open = new Stack<Pair>([start]);
        while (open.Count > 0)
        {
            Pair pair = open.Pop();
            bool isOneStep = pair.Step == pair.OtherStep;
            if (isOneStep && pair.Output == pair.OtherOutput)
                return true;
            if ((isOneStep && IsSplit(pair.Step)) || _apart.Contains(pair) || !seen.Add(pair))
                continue;
            bool isOther = _position[pair.OtherStep] > _position[pair.Step];
            foreach (Edge edge in isOther ? Carried(pair.OtherStep) : Held(pair.Step))
                open.Push(isOther ? pair with { OtherStep = edge.Step, OtherOutput = edge.Output } : pair with { Step = edge.Step, Output = edge.Output });
        }

        _apart.UnionWith(seen);
        return false;
    }

    private bool IsSplit(int step) => _graph.Steps[step].Component.Outputs.Any(each => each.IsHoldout);

    /// <summary>The data whose rows may be in what a step yields.</summary>
    private IEnumerable<Edge> Held(int step) =>
        _graph.Steps[step].Inputs.SelectMany(each => each.Edges).Where(each => IsData(each) && !_graph.Steps[each.Step].Component.Outputs[each.Output].IsLearned);

    /// <summary>The data that a step hands on. Where an input may not have the rows, that is the mistake, and it is found once.</summary>
    private IEnumerable<Edge> Carried(int step)
    {
        StepNode node = _graph.Steps[step];
        return node.Inputs.Zip(node.Component.Inputs, (given, input) => HoldoutTaint.Allows(node.Component, input) ? given.Edges : default)
            .SelectMany(each => each)
            .Where(IsData);
    }

    private bool IsData(Edge edge) => _graph.Steps[edge.Step].Component.Outputs is var outputs && edge.Output < outputs.Count && !outputs[edge.Output].IsHoldout;

    /// <summary>A result on the way back from the holdout, and another on the way back from where data is used.</summary>
    private readonly record struct Pair(int Step, int Output, int OtherStep, int OtherOutput);
}
