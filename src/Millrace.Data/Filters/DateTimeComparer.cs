namespace Millrace.Data;

/// <summary>Compares points in time by what the clock shows, whatever kind they are of.</summary>
internal sealed class DateTimeComparer : RowComparer<DateTime>
{
    private readonly NumberComparer<long, long> _ticks = new();

    public override ulong Ordered(ReadOnlySpan<DateTime> left, ReadOnlySpan<DateTime> right, Outcomes outcomes)
    {
        Span<long> leftTicks = stackalloc long[Block];
        Span<long> rightTicks = stackalloc long[Block];
        return _ticks.Ordered(Ticks(left, leftTicks), Ticks(right, rightTicks), outcomes);
    }

    public override bool TryFindEnds(ReadOnlySpan<DateTime> values, out DateTime least, out DateTime greatest)
    {
        least = DateTime.MaxValue;
        greatest = DateTime.MinValue;
        foreach (DateTime value in values)
        {
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }

        return !values.IsEmpty;
    }

    private static ReadOnlySpan<long> Ticks(ReadOnlySpan<DateTime> values, Span<long> ticks)
    {
        for (int i = 0; i < values.Length; i++)
            ticks[i] = values[i].Ticks;
        return ticks[..values.Length];
    }
}
