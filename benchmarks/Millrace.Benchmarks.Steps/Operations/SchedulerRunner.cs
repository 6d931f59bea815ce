using Millrace.Runtime;

namespace Millrace.Benchmarks.Steps;

/// <summary>Runs a graph through Millrace's scheduler alone: counters, turns and shares of the machine, without a store or telemetry.</summary>
internal sealed class SchedulerRunner : IStepWork
{
    private readonly LayeredGraph _graph;
    private readonly PlanGraph _plan;
    private readonly int[] _queues;
    private readonly ulong[] _values;

    public SchedulerRunner(LayeredGraph graph)
    {
        _graph = graph;
        _plan = new PlanGraph(StepPlan.Of(graph).Plan);
        _queues = new int[graph.Nodes];
        _values = new ulong[graph.Nodes];
    }

    public async ValueTask<ulong> RunAsync()
    {
        var dispatcher = new Dispatcher(new Demand(Environment.ProcessorCount, 0, 0));
        Array.Fill(_queues, dispatcher.QueueFor(new Demand(1, 0, 0)));
        await new GraphRun(_plan, dispatcher, this, _queues).RunAsync().ConfigureAwait(false);
        return _graph.Checksum(node => _values[node]);
    }

    ValueTask<bool> IStepWork.RunAsync(int step)
    {
        var needs = _graph.Needs[step];
        _values[step] = needs.IsEmpty ? Mixing.Start(step) : Mixing.Mix(_values[needs[0]], _values[needs[1]], step);
        return ValueTask.FromResult(true);
    }
}
