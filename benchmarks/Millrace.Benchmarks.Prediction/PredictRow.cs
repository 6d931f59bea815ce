using BenchmarkDotNet.Attributes;

namespace Millrace.Benchmarks.Prediction;

/// <summary>Predicts one row, another one each time: what a server does.</summary>
[Unit(nameof(Rows))]
public class PredictRow : Predictions
{
    /// <inheritdoc/>
    [Params(1)]
    public override int Rows { get; set; }

    /// <summary>ML.NET, which has no networks; TorchSharp for those.</summary>
    [Benchmark(Baseline = true, Description = "ML.NET, PredictionEngine; network: TorchSharp")]
    public float Rival() => Theirs.PredictNext();

    /// <summary>Ours.</summary>
    [Benchmark(Description = "Millrace, PredictRow")]
    public float Millrace() => Ours.PredictNext();
}
