using BenchmarkDotNet.Attributes;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Steps;

/// <summary>What a step costs beside its own work, which is next to nothing here.</summary>
[Unit(nameof(Steps))]
public class StepOverhead
{
    private static bool s_isChecked;

    private TemporaryFolder _folder = null!;
    private LayeredGraph _graph = null!;
    private SchedulerRunner _scheduler = null!;
    private StepRunner _runner = null!;
    private CounterExecutor _counter = null!;
    private WhenAllExecutor _whenAll = null!;
    private DataflowExecutor _dataflow = null!;

    /// <summary>Steps of the graph.</summary>
    [ParamsSource(nameof(Sizes))]
    public int Steps { get; set; }

    /// <summary>The size for the mode.</summary>
    public static IEnumerable<int> Sizes => [Scale.Of(1_000, 10_000)];

    /// <summary>Makes the graph, and makes sure, once, that everybody comes to the same numbers.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _folder = new TemporaryFolder();
        _graph = new LayeredGraph(Steps);
        _scheduler = new SchedulerRunner(_graph);
        _runner = new StepRunner(_graph, _folder);
        _counter = new CounterExecutor(_graph);
        _whenAll = new WhenAllExecutor(_graph);
        _dataflow = new DataflowExecutor(_graph);
        if (s_isChecked)
            return;

        ulong expected = _counter.Run();
        Check(nameof(TaskWhenAll), expected, await _whenAll.RunAsync());
        Check(nameof(TplDataflow), expected, await _dataflow.RunAsync());
        Check(nameof(MillraceScheduler), expected, await _scheduler.RunAsync());
        Check(nameof(MillraceReused), expected, await _runner.ChecksumAsync(await _runner.RunReusedAsync()));
        s_isChecked = true;
    }

    /// <summary>Removes the stores.</summary>
    [GlobalCleanup]
    public void Cleanup() => _folder.Dispose();

    /// <summary>By hand.</summary>
    [Benchmark(Baseline = true, Description = "counters, pool hop a node")]
    public ulong CounterExecutor() => _counter.Run();

    /// <summary>Tasks.</summary>
    [Benchmark(Description = "Task.WhenAll")]
    public Task<ulong> TaskWhenAll() => _whenAll.RunAsync();

    /// <summary>A network that is run again.</summary>
    [Benchmark(Description = "TPL Dataflow, network kept")]
    public Task<ulong> TplDataflow() => _dataflow.RunAsync();

    /// <summary>A network made for the run.</summary>
    [Benchmark(Description = "TPL Dataflow, network made")]
    public Task<ulong> TplDataflowMade() => new DataflowExecutor(_graph).RunAsync();

    /// <summary>In process, nothing kept.</summary>
    [Benchmark(Description = "Millrace's scheduler alone")]
    public ValueTask<ulong> MillraceScheduler() => _scheduler.RunAsync();

    /// <summary>Nothing to do.</summary>
    [Benchmark(Description = "Millrace, every step reused")]
    public ValueTask<RunResult> MillraceReused() => _runner.RunReusedAsync();

    /// <summary>Everything to do.</summary>
    [Benchmark(Description = "Millrace, durable, new store")]
    public ValueTask<RunResult> MillraceDurable() => _runner.RunDurableAsync();

    private static void Check(string name, ulong expected, ulong actual)
    {
        if (actual != expected)
            throw new InvalidOperationException($"{name} comes to {actual}, the hand-written executor to {expected}.");
    }
}
