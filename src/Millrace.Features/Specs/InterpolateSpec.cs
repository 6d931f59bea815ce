using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="InterpolateAttribute"/>.</summary>
/// <param name="Buckets">Number of buckets, 2 to 1,000.</param>
public sealed record InterpolateSpec(int Buckets) : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "interpolate";

    internal override void WriteSettings(Utf8JsonWriter json) => json.WriteNumber("buckets", Buckets);

    private protected override string? SettingProblem() => Between(nameof(Buckets), Buckets, 2, 1_000);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [AnalysisRequest.Quantiles(lane)];

    private protected override LaneStage Fit(FitLane lane)
    {
        QuantileSketch sketch = lane.Quantiles;
        if (sketch.Finite.Count == 0)
            return new InterpolateStage([]);
        double[] inner = QuantileBoundaries.Of(sketch, Buckets);
        double last = inner is [.., var greatest] ? greatest : sketch.Minimum;
        return new InterpolateStage([sketch.Minimum, .. inner, .. sketch.Maximum > last ? [sketch.Maximum] : Array.Empty<double>()]);
    }

    private protected override LaneStage ReadLane(JsonElement fitted) => InterpolateStage.Read(fitted);
}
