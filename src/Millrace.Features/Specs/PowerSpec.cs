using System.Text.Json;

namespace Millrace.Features;

/// <summary>See <see cref="PowerAttribute"/>.</summary>
/// <param name="Exponent">The power.</param>
public sealed record PowerSpec(double Exponent) : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "power";

    internal override void WriteSettings(Utf8JsonWriter json) => json.WriteNumber("exponent", Exponent);

    private protected override string? SettingProblem() => double.IsFinite(Exponent) ? null : "its exponent is not finite";

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [];

    private protected override LaneStage Fit(FitLane lane) => new GivenStage<PowerMap>(new PowerMap(Exponent));

    private protected override LaneStage ReadLane(JsonElement fitted) => new GivenStage<PowerMap>(new PowerMap(Exponent));
}
