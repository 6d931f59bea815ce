using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="ZScoreAttribute"/>.</summary>
public sealed record ZScoreSpec : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "z-score";

    internal override void WriteSettings(Utf8JsonWriter json)
    {
    }

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [AnalysisRequest.Moments(lane)];

    private protected override LaneStage Fit(FitLane lane)
    {
        Moments moments = lane.Moments;
        return double.IsFinite(moments.Mean) && double.IsFinite(moments.PopulationDeviation)
            ? new ZScoreStage(moments.Mean, moments.PopulationDeviation)
            : throw lane.Fault("the numbers are too large for a z-score, their squares exceed 1e308. Declare a range with [InRange] and validate it, or bucketize the column.");
    }

    private protected override LaneStage ReadLane(JsonElement fitted) => ZScoreStage.Read(fitted);
}
