using BenchmarkDotNet.Attributes;

namespace Millrace.Benchmarks.Prediction;

/// <summary>Predicts all rows at once, from the form that each side keeps rows in.</summary>
[Unit(nameof(Rows))]
public class PredictBatch : Predictions
{
    /// <inheritdoc/>
    [Params(10_000)]
    public override int Rows { get; set; }

    /// <summary>ML.NET, which has no networks; TorchSharp for those.</summary>
    [Benchmark(Baseline = true, Description = "ML.NET, Transform; network: TorchSharp")]
    public float Rival() => Theirs.PredictAll();

    /// <summary>Ours.</summary>
    [Benchmark(Description = "Millrace, Predict")]
    public float Millrace() => Ours.PredictAll();
}
