using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Millrace.Runtime;

namespace Millrace.Benchmarks.Metadata;

/// <summary>What people ask of a store with a long history: 10,000 runs of 30 steps, 300,000 executions, a million inputs and outputs.</summary>
public class MetadataQuestions
{
    private const int Steps = 30;

    /// <summary>Writing a long history takes longer than all questions: it is written once.</summary>
    private static readonly Lazy<History> s_history = new(static () => new History(Scale.Of(500, 10_000), Steps));

    private Store _store = null!;
    private string _middle = null!;
    private string _other = null!;
    private string _file = null!;

    /// <summary>Opens the store.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _store = Store.OpenForReading(s_history.Value.Path, TimeProvider.System);
        int middle = s_history.Value.Runs.Length / 2;
        (_middle, _other) = (s_history.Value.Runs[middle], s_history.Value.Runs[middle + 5]);
        _file = _store.Metadata.GetRun(_middle).Steps[0].Sources[0].Digest;
    }

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => _store.Dispose();

    /// <summary>The first page.</summary>
    [Benchmark(Baseline = true, Description = "runs list")]
    public ImmutableArray<RunSummary> List() => _store.Metadata.ListRuns();

    /// <summary>A later page.</summary>
    [Benchmark(Description = "runs list, from the middle of the history")]
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

    /// <summary>Two runs of a pipeline.</summary>
    [Benchmark(Description = "runs compare, two runs")]
    public RunComparison Compare() => _store.Metadata.CompareRuns(_middle, _other);

    /// <summary>Where a model comes from.</summary>
    [Benchmark(Description = "lineage of a model, up 20 links")]
    public LineageGraph Up() => _store.Lineage.Trace([NodeOf(_middle, Steps - 1)], LineageDirection.Up, depth: 20);

    /// <summary>What came of what several runs share.</summary>
    [Benchmark(Description = "lineage of a table, down 20 links")]
    public LineageGraph Down() => _store.Lineage.Trace([NodeOf(_middle, 0)], LineageDirection.Down, depth: 20);

    /// <summary>Which models saw one version of a file.</summary>
    [Benchmark(Description = "models that saw a file")]
    public List<PlacedArtifact> Models() =>
        [.. _store.Lineage.EnumerateArtifacts(_store.Lineage.FindFiles(new LineageFileFilter { Digest = _file }), LineageDirection.Down, "model")];

    /// <summary>What would be affected.</summary>
    [Benchmark(Description = "impact of a table")]
    public LineageImpact Impact() => _store.Lineage.FindImpact([NodeOf(_middle, 0)], "model");

    private LineageNode NodeOf(string run, int step) =>
        _store.Lineage.NodeOf(_store.Metadata.ResolveArtifact(FormattableString.Invariant($"{run}/{HistoryPlan.NameOf(step)}")));
}
