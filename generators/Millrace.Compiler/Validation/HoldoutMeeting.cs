using System.Numerics;

namespace Millrace.Compiler;

/// <summary>
/// Where something that a step learned comes to a step together with holdout data. Sets of holdout outputs are numbers whose bits stand for them.
/// </summary>
internal sealed class HoldoutMeeting
{
    private readonly PipelineGraph _graph;
    private readonly BigInteger[] _takes;
    private readonly List<int>[] _followers;
    private readonly Dictionary<int, BigInteger> _met = [];

    /// <summary>Follows the rows of holdout outputs through a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="order">Its steps, each after those that it takes something of.</param>
    /// <param name="origins">The holdout outputs.</param>
    public HoldoutMeeting(PipelineGraph graph, int[] order, HoldoutTaint.Origin[] origins)
    {
        _graph = graph;
        _takes = new BigInteger[order.Length];
        _followers = new List<int>[order.Length];
        var bits = new Dictionary<HoldoutTaint.Origin, BigInteger>();
        for (int i = 0; i < origins.Length; i++)
            bits.Add(origins[i], BigInteger.One << i);
        foreach (int number in order)
        {
            _followers[number] = [];
            foreach (Edge edge in Edges(number))
            {
                if (bits.TryGetValue(new HoldoutTaint.Origin(edge.Step, edge.Output), out BigInteger own))
                    _takes[number] |= own;
                if (!IsLearned(edge))
                    _takes[number] |= _takes[edge.Step];
                _followers[edge.Step].Add(number);
            }
        }
    }

    /// <summary>The holdout outputs whose rows, or what these led to, some step takes together with what another one learned, or what that led to.</summary>
    /// <param name="learner">The step that learns.</param>
    public BigInteger With(int learner)
    {
        if (!_met.TryGetValue(learner, out BigInteger met))
            _met.Add(learner, met = Meet(learner));
        return met;
    }

    private BigInteger Meet(int learner)
    {
        var led = new HashSet<int> { learner };
        var open = new Stack<int>(led);
        while (open.Count > 0)
        {
            foreach (int follower in _followers[open.Pop()])
            {
                if (led.Add(follower))
                    open.Push(follower);
            }
        }

        BigInteger met = BigInteger.Zero;
        foreach (int number in led.Where(number => Edges(number).Any(edge => led.Contains(edge.Step) && (edge.Step == learner || IsLearned(edge)))))
            met |= _takes[number];
        return met;
    }

    private IEnumerable<Edge> Edges(int number) => _graph.Steps[number].Inputs.SelectMany(static each => each.Alternatives);

    private bool IsLearned(Edge edge) =>
        _graph.Steps[edge.Step].Component.Outputs is var outputs && edge.Output < outputs.Count && outputs[edge.Output].IsLearned;
}
