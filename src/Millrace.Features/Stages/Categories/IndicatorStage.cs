using System.Text.Json;

namespace Millrace.Features;

/// <summary>Indicators of ids that the stage before has made.</summary>
internal sealed class IndicatorStage : LaneStage
{
    public override FeatureForm FormOf(FeatureForm input) => input with { Kind = FeatureKind.Indicator };

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new IndicatorFlow((IdFlow)lane);

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
