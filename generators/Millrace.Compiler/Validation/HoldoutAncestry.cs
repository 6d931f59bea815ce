using System.Numerics;

namespace Millrace.Compiler;

/// <summary>
/// Which results still hold rows that a split takes out as holdout. Two results hold the same rows where both were made from one, on ways that no
/// split parts: the results of one split have no row in common, those of two splits of the same data do. Whatever type a result has, it is followed;
/// only what is learned, such as a model, holds no rows. What is made with a small value beside data holds the data alone.
/// </summary>
internal sealed class HoldoutAncestry
{
    private readonly PipelineGraph _graph;
    private readonly int[] _position, _same;
    private readonly bool[] _isSplitOff;
    private readonly HoldoutTaint.Origin[] _origins;
    private readonly HashSet<Pair> _apart = [];
    private readonly HoldoutMeeting _meeting;
    private readonly Dictionary<(int Step, int Output), BigInteger> _holders = [];
    private readonly BigInteger[] _carried;

    private HoldoutAncestry(PipelineGraph graph)
    {
        _graph = graph;
        _position = new int[graph.Steps.Count];
        int[] order = StepOrder.Of(graph);
        for (int i = 0; i < order.Length; i++)
            _position[order[i]] = i;
        _same = SameSteps.Of(graph, order);
        _isSplitOff = new bool[graph.Steps.Count];
        _carried = new BigInteger[graph.Steps.Count];
        _origins = [.. graph.Steps.SelectMany((step, i) => step.Component.Outputs.Select((output, j) => (output.IsHoldout, Origin: new HoldoutTaint.Origin(i, j))))
            .Where(each => each.IsHoldout)
            .Select(each => each.Origin)];
        _meeting = new HoldoutMeeting(graph, order, _origins);
        FindHolders(order);
        foreach (int step in order)
            Follow(step);
    }

    /// <summary>Prepares to answer for a graph.</summary>
    public static HoldoutAncestry Of(PipelineGraph graph) => new(graph);

    /// <summary>
    /// The first holdout output whose rows a result still holds where a step takes it; null for none. What the step itself takes out as holdout comes later,
    /// and what is holdout itself is a matter of its own. Where another split parted the data, it does harm only if what is learned from it meets
    /// the holdout.
    /// </summary>
    public HoldoutTaint.Origin? Holds(Edge edge, int taker)
    {
        if (!IsData(edge))
            return null;
        BigInteger meeting = _meeting.With(taker);
        foreach (int number in Bits(Whole(edge) | meeting))
        {
            HoldoutTaint.Origin origin = _origins[number];
            if (origin.Step != taker && Meet(origin, edge) is { } isBeside && (!isBeside || Has(meeting, number)))
                return origin;
        }

        return null;
    }

    /// <summary>
    /// Finds for each result the holdout outputs that are made of it, as numbers whose bits stand for them. So a loop that splits in every turn need not ask
    /// each of its splits about each of its models.
    /// </summary>
    private void FindHolders(int[] order)
    {
        var own = new BigInteger[order.Length];
        for (int i = 0; i < _origins.Length; i++)
            own[_same[_origins[i].Step]] |= BigInteger.One << i;
        foreach (int step in Enumerable.Reverse(order).Where(each => _same[each] == each))
        {
            BigInteger holders = own[step];
            for (int i = 0; i < _graph.Steps[step].Component.Outputs.Count; i++)
                holders |= Holders((step, i));
            if (holders.IsZero)
                continue;
            foreach (Edge edge in Held(step))
                _holders[(_same[edge.Step], edge.Output)] = Holders((_same[edge.Step], edge.Output)) | holders;
        }
    }

    /// <summary>Finds what a step hands on, and whether a split stands on a way to it, once that is known of what it takes.</summary>
    private void Follow(int step)
    {
        _isSplitOff[step] = IsSplit(step) || Carried(step).Any(each => _isSplitOff[each.Edge.Step]);
        if (IsSplit(step))
            return;
        foreach ((_, Edge edge) in Carried(step))
            _carried[step] |= Whole(edge);
    }

    /// <summary>The holdout outputs that share rows with a result on a way on which no split has parted it from them.</summary>
    private BigInteger Whole(Edge edge) => Holders((_same[edge.Step], edge.Output)) | _carried[_same[edge.Step]];

    private BigInteger Holders((int Step, int Output) result) => _holders.TryGetValue(result, out BigInteger set) ? set : BigInteger.Zero;

    private static bool Has(BigInteger set, int number) => !((set >> number) & BigInteger.One).IsZero;

    /// <summary>The numbers in a set, the least first.</summary>
    private static IEnumerable<int> Bits(BigInteger set)
    {
        byte[] bytes = set.ToByteArray();
        for (int i = 0; i < bytes.Length * 8; i++)
        {
            if ((bytes[i / 8] >> (i % 8) & 1) == 1)
                yield return i;
        }
    }

    /// <summary>Where data that still holds the holdout came to data that a split has parted from it; null where it never did.</summary>
    /// <param name="edge">What a step takes that may not have the holdout.</param>
    /// <param name="origin">The holdout.</param>
    public (int Step, int Input, Edge Edge)? Entry(Edge edge, HoldoutTaint.Origin origin)
    {
        for (Edge? at = edge; at is { } current;)
        {
            (int Input, Edge Edge)[] carried = [.. Carried(current.Step)];
            (int Input, Edge Edge)[] held = [.. carried.Where(each => Meet(origin, each.Edge) is not null)];
            if (held.Length > 0 && carried.Any(each => _isSplitOff[each.Edge.Step] && Meet(origin, each.Edge) is null))
                return (current.Step, held[0].Input, held[0].Edge);
            at = held.Length > 0 ? held[0].Edge : null;
        }

        return null;
    }

    /// <summary>Goes back from both results, always from the later one, until both ways are at one result or there is no way left.</summary>
    /// <returns>Null where they never meet; whether every way on which they do leads through a split from which the data came.</returns>
    private bool? Meet(HoldoutTaint.Origin origin, Edge edge)
    {
        bool? isBeside = null;
        var seen = new HashSet<Pair>();
        var open = new Stack<Pair>([new Pair(_same[origin.Step], origin.Output, _same[edge.Step], edge.Output, false)]);
        while (open.Count > 0)
        {
            Pair pair = open.Pop();
            bool isOneStep = pair.Step == pair.OtherStep;
            if (isOneStep && pair.Output == pair.OtherOutput)
            {
                if (!pair.IsParted)
                    return false;
                isBeside = true;
                continue;
            }

            if ((isOneStep && IsSplit(pair.Step)) || _apart.Contains(pair) || !seen.Add(pair))
                continue;
            bool isOther = _position[pair.OtherStep] > _position[pair.Step];
            foreach (Edge each in isOther ? Carried(pair.OtherStep).Select(static found => found.Edge) : Held(pair.Step))
            {
                open.Push(isOther
                    ? pair with { OtherStep = _same[each.Step], OtherOutput = each.Output, IsParted = pair.IsParted || IsSplit(pair.OtherStep) }
                    : pair with { Step = _same[each.Step], Output = each.Output });
            }
        }

        if (isBeside is null)
            _apart.UnionWith(seen);
        return isBeside;
    }

    private bool IsSplit(int step) => _graph.Steps[step].Component.Outputs.Any(each => each.IsHoldout);

    /// <summary>
    /// The data whose rows may be in what a step yields. A small value beside other data says how they are worked on, and holds none of them.
    /// </summary>
    private IEnumerable<Edge> Held(int step)
    {
        Edge[] data = [.. _graph.Steps[step].Inputs.SelectMany(static each => each.Alternatives).Where(each => IsData(each) && !Output(each).IsLearned)];
        return Array.TrueForAll(data, each => Output(each).Type.IsSmallValue) ? data : data.Where(each => !Output(each).Type.IsSmallValue);
    }

    /// <summary>The data that a step hands on. Where an input may not have the rows, that is the mistake, and it is found once.</summary>
    private IEnumerable<(int Input, Edge Edge)> Carried(int step)
    {
        StepNode node = _graph.Steps[step];
        for (int i = 0; i < node.Inputs.Count && i < node.Component.Inputs.Count; i++)
        {
            if (!HoldoutTaint.Allows(node.Component, node.Component.Inputs[i]))
                continue;
            foreach (Edge edge in node.Inputs[i].Alternatives.Where(IsData))
                yield return (i, edge);
        }
    }

    private OutputModel Output(Edge edge) => _graph.Steps[edge.Step].Component.Outputs[edge.Output];

    private bool IsData(Edge edge) => _graph.Steps[edge.Step].Component.Outputs is var outputs && edge.Output < outputs.Count && !outputs[edge.Output].IsHoldout;

    /// <summary>A result on the way back from the holdout, and another on the way back from where data is used; and whether a split was passed on that way.</summary>
    private readonly record struct Pair(int Step, int Output, int OtherStep, int OtherOutput, bool IsParted);
}
