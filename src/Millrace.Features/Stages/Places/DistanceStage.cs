using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

internal sealed class DistanceStage : FittedStage, IRowMix
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, 1);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        [new DistanceFlow(NumberFlow.Of(lanes[0]), NumberFlow.Of(lanes[1]), NumberFlow.Of(lanes[2]), NumberFlow.Of(lanes[3]))];

    public int WidthOf(int lanes) => 1;

    public void Read(int rows, ReadOnlySpan<double> lanes, Span<double> destination)
    {
        for (int i = 0; i < rows; i++)
            destination[i] = DistanceFlow.Of(lanes[i], lanes[rows + i], lanes[(2 * rows) + i], lanes[(3 * rows) + i]);
    }

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
