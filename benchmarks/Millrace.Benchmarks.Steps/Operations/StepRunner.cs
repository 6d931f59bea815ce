using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Steps;

/// <summary>Runs a graph as Millrace runs every pipeline: through the store, every result synced to disk, hashed and committed.</summary>
public sealed class StepRunner(LayeredGraph graph, TemporaryFolder folder) : IServiceProvider
{
    private readonly BoundPlan _plan = StepPlan.Of(graph);
    private string? _filled;

    /// <summary>Runs every step into a store that does not exist before.</summary>
    public ValueTask<RunResult> RunDurableAsync() => RunAsync(folder.Fresh());

    /// <summary>Runs where every step has a result already, which stands for it.</summary>
    public async ValueTask<RunResult> RunReusedAsync()
    {
        if (_filled is null)
        {
            string path = folder.Fresh();
            await RunAsync(path).ConfigureAwait(false);
            _filled = path;
        }

        return await RunAsync(_filled).ConfigureAwait(false);
    }

    /// <summary>The results of the last layer in one number, opened from the store.</summary>
    public async ValueTask<ulong> ChecksumAsync(RunResult result)
    {
        await RunReusedAsync().ConfigureAwait(false);
        using var store = Store.OpenForReading(_filled!, TimeProvider.System);
        var values = new Dictionary<int, ulong>();
        foreach (int node in graph.LastLayer)
        {
            object number = await store.LoadAsync(result.Steps[node].Outputs[0].Artifact, ArtifactType.Of<Value<ulong>>(), this, CancellationToken.None).ConfigureAwait(false);
            values[node] = ((Value<ulong>)number).Content;
        }

        return graph.Checksum(node => values[node]);
    }

    object? IServiceProvider.GetService(Type serviceType) => null;

    private async ValueTask<RunResult> RunAsync(string path)
    {
        using var store = Store.Open(path, TimeProvider.System);
        var runner = new PipelineRunner(store, this, NullLoggerFactory.Instance, TimeProvider.System);
        RunResult result = await runner.RunAsync(_plan, new RunOptions(), IRunObserver.None, CancellationToken.None).ConfigureAwait(false);
        return result.Status == RunStatus.Succeeded ? result : throw new InvalidOperationException($"The run ended as {result.Status}.");
    }
}
