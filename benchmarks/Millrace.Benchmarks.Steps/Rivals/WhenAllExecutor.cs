namespace Millrace.Benchmarks.Steps;

/// <summary>A task a node that awaits the tasks of the nodes that it needs: what one writes first.</summary>
internal sealed class WhenAllExecutor(LayeredGraph graph)
{
    public async Task<ulong> RunAsync()
    {
        var tasks = new Task<ulong>[graph.Nodes];
        for (int node = 0; node < tasks.Length; node++)
            tasks[node] = RunNodeAsync(tasks, node);
        await Task.WhenAll(tasks).ConfigureAwait(false);
        return graph.Checksum(node => tasks[node].Result);
    }

    private async Task<ulong> RunNodeAsync(Task<ulong>[] tasks, int node)
    {
        var needs = graph.Needs[node];
        if (needs.IsEmpty)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return Mixing.Start(node);
        }

        await Task.WhenAll(tasks[needs[0]], tasks[needs[1]]).ConfigureAwait(false);
        return Mixing.Mix(tasks[needs[0]].Result, tasks[needs[1]].Result, node);
    }
}
