using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="RobustScaleAttribute"/>.</summary>
public sealed record RobustScaleSpec : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "robust-scale";

    internal override void WriteSettings(Utf8JsonWriter json)
    {
    }

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [AnalysisRequest.Quantiles(lane)];

    private protected override LaneStage Fit(FitLane lane)
    {
        QuantileView view = lane.Quantiles.View();
        return new RobustScaleStage(view.FiniteQuantile(0.25) ?? 0, view.FiniteQuantile(0.5) ?? 0, view.FiniteQuantile(0.75) ?? 0);
    }

    private protected override LaneStage ReadLane(JsonElement fitted) => RobustScaleStage.Read(fitted);
}
