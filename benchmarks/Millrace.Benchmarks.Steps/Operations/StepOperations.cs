namespace Millrace.Benchmarks.Steps;

/// <summary>What Millrace does with steps.</summary>
public static class StepOperations
{
    /// <summary>The operations on one graph.</summary>
    public static IEnumerable<Operation> Create(LayeredGraph graph, TemporaryFolder folder)
    {
        var scheduler = new SchedulerRunner(graph);
        yield return new Operation("steps/scheduled", graph.Nodes, async () => await scheduler.RunAsync().ConfigureAwait(false));
        var runner = new StepRunner(graph, folder);
        yield return new Operation("steps/durable", graph.Nodes, async () => await runner.RunDurableAsync().ConfigureAwait(false));
        yield return new Operation("steps/reused", graph.Nodes, async () => await runner.RunReusedAsync().ConfigureAwait(false));
    }
}
