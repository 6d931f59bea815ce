namespace Millrace.Learning.Tests.Support;

/// <summary>A step's context that remembers what it was told.</summary>
internal class TestStep : StepContext
{
    private readonly Lock _lock = new();

    public Dictionary<string, double> Metrics { get; } = [];

    public HashSet<string> Headlines { get; } = [];

    public Dictionary<string, SortedDictionary<long, double>> Series { get; } = [];

    public List<(long Done, long? Total, string Unit)> Progress { get; } = [];

    public Action<string>? OnProgress { get; init; }

    public Action<string>? OnSeries { get; init; }

    public override string StepName => "the-step";

    public override string RunId => "run-1";

    public override TimeProvider Time => TimeProvider.System;

    public override string CreateFolder() => throw new NotSupportedException();

    public override void RecordMetric(string name, double value, bool headline = false)
    {
        Metrics[name] = value;
        if (headline)
            Headlines.Add(name);
    }

    public override void RecordSeries(string name, long position, double value)
    {
        if (!Series.TryGetValue(name, out SortedDictionary<long, double>? series))
            Series[name] = series = [];
        series[position] = value;
        OnSeries?.Invoke(name);
    }

    public override void ReportProgress(long done, long? total, string unit)
    {
        lock (_lock)
            Progress.Add((done, total, unit));
        OnProgress?.Invoke(unit);
    }
}
