namespace Millrace.Features;

/// <summary>A part of dates or times as ids.</summary>
/// <param name="times">The dates or times.</param>
/// <param name="part">The part.</param>
/// <param name="missing">The id of a missing one.</param>
internal sealed class DatePartFlow(TickFlow times, DatePart part, int missing) : IdFlow
{
    public override void Read(FeatureWork work, int first, Span<int> ids)
    {
        Span<long> ticks = stackalloc long[NumberFlow.Block];
        ticks = ticks[..ids.Length];
        times.Read(work, first, ticks);
        for (int i = 0; i < ids.Length; i++)
            ids[i] = ticks[i] == TickFlow.Missing ? missing : DateParts.Of(part, ticks[i]);
    }
}
