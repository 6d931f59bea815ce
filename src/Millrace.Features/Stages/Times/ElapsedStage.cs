using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

internal sealed class ElapsedStage(TimeUnit unit) : FittedStage, IRowTimes
{
    private long Ticks => unit switch
    {
        TimeUnit.Seconds => TimeSpan.TicksPerSecond,
        TimeUnit.Minutes => TimeSpan.TicksPerMinute,
        TimeUnit.Hours => TimeSpan.TicksPerHour,
        _ => TimeSpan.TicksPerDay,
    };

    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, 1);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) =>
        [new ElapsedFlow(TickFlow.Of(lanes[0]), TickFlow.Of(lanes[1]), Ticks)];

    public int WidthOf(int times) => 1;

    public void Read(int rows, ReadOnlySpan<long> times, Span<double> lanes) => ElapsedFlow.Read(times[..rows], times[rows..], Ticks, lanes);

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";
}
