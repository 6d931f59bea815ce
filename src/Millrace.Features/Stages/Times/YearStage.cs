using System.Text.Json;

namespace Millrace.Features;

internal sealed class YearStage : LaneStage
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, input.Lanes);

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new YearFlow(TickFlow.Of(lane));

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
