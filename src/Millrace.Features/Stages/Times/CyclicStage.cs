using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>Sine and cosine of each lane, side by side.</summary>
internal sealed class CyclicStage(Cycle cycle, double period) : FittedStage
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, 2 * input.Lanes);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) => [.. lanes.SelectMany(Bind)];

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";

    private IEnumerable<FeatureFlow> Bind(FeatureFlow lane)
    {
        NumberFlow shares = cycle == Cycle.None
            ? new MappedFlow<PeriodMap>(NumberFlow.Of(lane), new PeriodMap(period))
            : new CycleShareFlow(TickFlow.Of(lane), cycle);
        return [new MappedFlow<SineMap>(shares, default), new MappedFlow<CosineMap>(shares, default)];
    }
}
