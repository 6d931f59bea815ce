using System.Text.Json;

namespace Millrace.Features;

/// <summary>See <see cref="ClipAttribute"/>.</summary>
/// <param name="Low">The least number.</param>
/// <param name="High">The greatest number.</param>
public sealed record ClipSpec(double Low, double High) : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "clip";

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("low", Low);
        json.WriteNumber("high", High);
    }

    private protected override string? SettingProblem() => IntervalProblem(Low, High);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [];

    private protected override LaneStage Fit(FitLane lane) => new GivenStage<ClipMap>(new ClipMap(Low, High));

    private protected override LaneStage ReadLane(JsonElement fitted) => new GivenStage<ClipMap>(new ClipMap(Low, High));
}
