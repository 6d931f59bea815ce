using System.Text.Json;

namespace Millrace.Features;

/// <summary>See <see cref="LogAttribute"/>.</summary>
/// <param name="Offset">What is added before.</param>
/// <param name="Base">The base, greater than 1.</param>
public sealed record LogSpec(double Offset = 0, double Base = Math.E) : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "log";

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("offset", Offset);
        json.WriteNumber("base", Base);
    }

    private protected override string? SettingProblem() =>
        !double.IsFinite(Offset) ? "its offset is not finite" : !(double.IsFinite(Base) && Base > 1) ? "its base is not a finite number above 1" : null;

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [];

    private protected override LaneStage Fit(FitLane lane) => Stage();

    private protected override LaneStage ReadLane(JsonElement fitted) => Stage();

    private GivenStage<LogMap> Stage() => new(new LogMap(Offset, Base));
}
