using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>Sine and cosine of each lane, side by side.</summary>
internal sealed class CyclicStage(Cycle cycle, double period) : FittedStage, IRowMix, IRowTimes
{
    public override FeatureForm FormOf(FeatureForm input) => new(FeatureKind.Numeric, 2 * input.Lanes);

    public override ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context) => [.. lanes.SelectMany(Bind)];

    public int WidthOf(int lanes) => 2 * lanes;

    public void Read(int rows, ReadOnlySpan<double> lanes, Span<double> destination)
    {
        for (int start = 0; start < lanes.Length; start += rows)
        {
            Span<double> shares = destination.Slice(2 * start, rows);
            lanes.Slice(start, rows).CopyTo(shares);
            new PeriodMap(period).Map(shares);
            Turn(rows, destination.Slice(2 * start, 2 * rows));
        }
    }

    public void Read(int rows, ReadOnlySpan<long> times, Span<double> lanes)
    {
        for (int start = 0; start < times.Length; start += rows)
        {
            for (int i = 0; i < rows; i++)
                lanes[(2 * start) + i] = CycleShareFlow.Share(cycle, times[start + i]);
            Turn(rows, lanes.Slice(2 * start, 2 * rows));
        }
    }

    public override void Write(Utf8JsonWriter json)
    {
    }

    public override string Describe(bool masked) => "";

    // From shares to their sines, and behind them their cosines.
    private static void Turn(int rows, Span<double> pair)
    {
        pair[..rows].CopyTo(pair[rows..]);
        default(SineMap).Map(pair[..rows]);
        default(CosineMap).Map(pair[rows..]);
    }

    private IEnumerable<FeatureFlow> Bind(FeatureFlow lane)
    {
        NumberFlow shares = cycle == Cycle.None
            ? new MappedFlow<PeriodMap>(NumberFlow.Of(lane), new PeriodMap(period))
            : new CycleShareFlow(TickFlow.Of(lane), cycle);
        return [new MappedFlow<SineMap>(shares, default), new MappedFlow<CosineMap>(shares, default)];
    }
}
