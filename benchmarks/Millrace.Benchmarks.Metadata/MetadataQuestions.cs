using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Metadata;

/// <summary>What people ask of a store with a long history: 10,000 runs of 30 steps, 300,000 executions, about a million inputs, outputs and numbers.</summary>
public class MetadataQuestions
{
    private const int Steps = 30;

    /// <summary>Writing a long history takes longer than all questions: it is written once.</summary>
    private static readonly Lazy<History> s_history = new(static () => new History(Scale.Of(500, 10_000), Steps));

    private Store _store = null!;
    private string _middle = null!;

    /// <summary>Opens the store.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _store = Store.OpenForReading(s_history.Value.Path, TimeProvider.System);
        _middle = s_history.Value.Runs[s_history.Value.Runs.Length / 2];
    }

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => _store.Dispose();

    /// <summary>The first page.</summary>
    [Benchmark(Baseline = true, Description = "runs list")]
    public ImmutableArray<RunSummary> List() => _store.Metadata.ListRuns();

    /// <summary>The end of the history.</summary>
    [Benchmark(Description = "runs list, before the 100th run")]
    public ImmutableArray<RunSummary> ListBefore() => _store.Metadata.ListRuns(before: _middle);

    /// <summary>Few have the tag.</summary>
    [Benchmark(Description = "runs list --tag")]
    public ImmutableArray<RunSummary> ListByTag() => _store.Metadata.ListRuns(filter: new RunFilter { Tags = [new TagCondition("candidate", "2")] });

    /// <summary>None has such a parameter.</summary>
    [Benchmark(Description = "runs list --parameter, none meets it")]
    public ImmutableArray<RunSummary> ListByParameter() =>
        _store.Metadata.ListRuns(filter: new RunFilter { Parameters = [new ParameterCondition("share", Comparison.Greater, "0.9")] });

    /// <summary>One in a thousand.</summary>
    [Benchmark(Description = "runs list --metric, few meet it")]
    public ImmutableArray<RunSummary> ListByRareMetric() =>
        _store.Metadata.ListRuns(filter: new RunFilter { Metrics = [new MetricCondition("auc", Comparison.GreaterOrEqual, 0.999)] });

    /// <summary>Half of all.</summary>
    [Benchmark(Description = "runs list --metric, half meet it")]
    public ImmutableArray<RunSummary> ListByMetric() =>
        _store.Metadata.ListRuns(filter: new RunFilter { Metrics = [new MetricCondition("step-29.auc", Comparison.Greater, 0.5)] });

    /// <summary>One run.</summary>
    [Benchmark(Description = "runs show")]
    public RunRecord Show() => _store.Metadata.GetRun(_middle);
}
