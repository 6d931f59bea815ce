namespace Millrace.Features;

/// <summary>A part of dates or times as ids.</summary>
/// <param name="times">The dates or times.</param>
/// <param name="parts">The stage that knows the part.</param>
internal sealed class DatePartFlow(TickFlow times, IRowTimeIds parts) : IdFlow
{
    public override void Read(FeatureWork work, int first, Span<int> ids)
    {
        Span<long> ticks = stackalloc long[NumberFlow.Block];
        ticks = ticks[..ids.Length];
        times.Read(work, first, ticks);
        parts.Read(ticks, ids);
    }
}
