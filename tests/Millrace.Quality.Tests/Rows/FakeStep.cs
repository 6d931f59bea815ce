namespace Millrace.Quality.Tests.Rows;

/// <summary>A step that remembers what it was told.</summary>
internal sealed class FakeStep : StepContext
{
    public Dictionary<string, double> Metrics { get; } = [];

    public List<(long Done, long? Total, string Unit)> Progress { get; } = [];

    public override string StepName => "fake";

    public override string RunId => "run";

    public override TimeProvider Time => TimeProvider.System;

    public override string CreateFolder() => throw new NotSupportedException();

    public override void RecordMetric(string name, double value, bool headline = false) => Metrics[name] = value;

    public override void ReportProgress(long done, long? total, string unit) => Progress.Add((done, total, unit));
}
