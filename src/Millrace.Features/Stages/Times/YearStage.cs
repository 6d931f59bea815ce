using System.Text.Json;

namespace Millrace.Features;

internal sealed class YearStage : LaneStage, IRowTimes
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, input.Lanes);

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => new YearFlow(TickFlow.Of(lane));

    public int WidthOf(int times) => times;

    public void Read(int rows, ReadOnlySpan<long> times, Span<double> lanes) => YearFlow.Read(times, lanes);

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
