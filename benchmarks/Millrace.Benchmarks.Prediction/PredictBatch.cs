using BenchmarkDotNet.Attributes;

namespace Millrace.Benchmarks.Prediction;

/// <summary>Predicts all rows at once, from the form that each side keeps rows in.</summary>
[Unit(nameof(Rows))]
public class PredictBatch : Predictions
{
    /// <inheritdoc/>
    [Params(10_000)]
    public override int Rows { get; set; }

    /// <summary>ML.NET.</summary>
    [Benchmark(Baseline = true, Description = "ML.NET, Transform")]
    public float MLNet() => Theirs.PredictAll();

    /// <summary>Ours.</summary>
    [Benchmark(Description = "Millrace, Predict")]
    public float Millrace() => Ours.PredictAll();
}
