using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

internal sealed class DistanceStage : FittedStage
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, 1);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        [new DistanceFlow(NumberFlow.Of(lanes[0]), NumberFlow.Of(lanes[1]), NumberFlow.Of(lanes[2]), NumberFlow.Of(lanes[3]))];

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
