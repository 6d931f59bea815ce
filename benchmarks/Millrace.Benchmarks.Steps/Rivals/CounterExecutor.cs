namespace Millrace.Benchmarks.Steps;

/// <summary>
/// The least that a parallel executor can do, written by hand: a counter of unfinished needs a node, and one item of the thread pool for each
/// node that is ready. Nothing is allocated in a run.
/// </summary>
internal sealed class CounterExecutor
{
    private readonly LayeredGraph _graph;
    private readonly ulong[] _values;
    private readonly int[] _unfinished;
    private readonly Node[] _nodes;
    private readonly ManualResetEventSlim _done = new();
    private int _left;

    public CounterExecutor(LayeredGraph graph)
    {
        _graph = graph;
        _values = new ulong[graph.Nodes];
        _unfinished = new int[graph.Nodes];
        _nodes = [.. Enumerable.Range(0, graph.Nodes).Select(node => new Node(this, node))];
    }

    public ulong Run()
    {
        _done.Reset();
        _left = _graph.Nodes;
        for (int node = 0; node < _unfinished.Length; node++)
            _unfinished[node] = _graph.Needs[node].Length;
        for (int node = 0; node < LayeredGraph.Width; node++)
            ThreadPool.UnsafeQueueUserWorkItem(_nodes[node], preferLocal: false);
        _done.Wait();
        return _graph.Checksum(node => _values[node]);
    }

    private sealed class Node(CounterExecutor run, int node) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            var needs = run._graph.Needs[node];
            run._values[node] = needs.IsEmpty ? Mixing.Start(node) : Mixing.Mix(run._values[needs[0]], run._values[needs[1]], node);
            foreach (int dependant in run._graph.Dependants[node])
            {
                if (Interlocked.Decrement(ref run._unfinished[dependant]) == 0)
                    ThreadPool.UnsafeQueueUserWorkItem(run._nodes[dependant], preferLocal: true);
            }

            if (Interlocked.Decrement(ref run._left) == 0)
                run._done.Set();
        }
    }
}
