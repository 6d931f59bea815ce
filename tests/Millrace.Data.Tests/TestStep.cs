namespace Millrace.Data.Tests;

/// <summary>A step's context that writes into a test's folder and remembers progress.</summary>
internal sealed class TestStep(TempFolder folder) : StepContext
{
    public List<long> Progress { get; } = [];

    public string Name { get; init; } = "test";

    public string Run { get; init; } = "run";

    public override string StepName => Name;

    public override string RunId => Run;

    public override TimeProvider Time => TimeProvider.System;

    public override string CreateFolder() => folder.Folder(Path.GetRandomFileName());

    public Dictionary<string, double> Metrics { get; } = [];

    public Action? OnProgress { get; init; }

    public override void RecordMetric(string name, double value, bool headline = false) => Metrics[name] = value;

    public override void RecordSeries(string name, long position, double value)
    {
    }

    public override void ReportProgress(long done, long? total, string unit)
    {
        Assert.Equal("rows", unit);
        Progress.Add(done);
        OnProgress?.Invoke();
    }
}
