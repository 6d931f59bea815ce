using System.Threading.Tasks.Dataflow;

namespace Millrace.Benchmarks.Steps;

/// <summary>
/// A network of TPL Dataflow: a node joins what it needs, transforms it and broadcasts the result. Order need not be kept, so it is not asked for.
/// The network is made once and can be run again and again.
/// </summary>
internal sealed class DataflowExecutor
{
    private static readonly ExecutionDataflowBlockOptions s_unordered = new() { EnsureOrdered = false, SingleProducerConstrained = true };

    private readonly LayeredGraph _graph;
    private readonly TransformBlock<int, ulong>[] _starts = new TransformBlock<int, ulong>[LayeredGraph.Width];
    private readonly ulong[] _values;
    private TaskCompletionSource _done = new();
    private int _left;

    public DataflowExecutor(LayeredGraph graph)
    {
        _graph = graph;
        _values = new ulong[graph.Nodes];
        var outputs = new BroadcastBlock<ulong>[graph.Nodes];
        for (int node = 0; node < graph.Nodes; node++)
        {
            outputs[node] = new BroadcastBlock<ulong>(null);
            if (node < LayeredGraph.Width)
                (_starts[node] = new TransformBlock<int, ulong>(Mixing.Start, s_unordered)).LinkTo(outputs[node]);
            else
                Join(outputs, node).LinkTo(outputs[node]);
        }

        foreach (int node in graph.LastLayer)
            outputs[node].LinkTo(new ActionBlock<ulong>(value => Finish(node, value), s_unordered));
    }

    public async Task<ulong> RunAsync()
    {
        _left = LayeredGraph.Width;
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (int node = 0; node < _starts.Length; node++)
            _starts[node].Post(node);
        await _done.Task.ConfigureAwait(false);
        return _graph.Checksum(node => _values[node]);
    }

    private TransformBlock<Tuple<ulong, ulong>, ulong> Join(BroadcastBlock<ulong>[] outputs, int node)
    {
        var join = new JoinBlock<ulong, ulong>();
        outputs[_graph.Needs[node][0]].LinkTo(join.Target1);
        outputs[_graph.Needs[node][1]].LinkTo(join.Target2);
        var transform = new TransformBlock<Tuple<ulong, ulong>, ulong>(pair => Mixing.Mix(pair.Item1, pair.Item2, node), s_unordered);
        join.LinkTo(transform);
        return transform;
    }

    private void Finish(int node, ulong value)
    {
        _values[node] = value;
        if (Interlocked.Decrement(ref _left) == 0)
            _done.SetResult();
    }
}
