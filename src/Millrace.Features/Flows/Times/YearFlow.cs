namespace Millrace.Features;

/// <summary>The years of dates.</summary>
internal sealed class YearFlow(TickFlow times) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<long> ticks = stackalloc long[Block];
        ticks = ticks[..values.Length];
        times.Read(work, first, ticks);
        for (int i = 0; i < values.Length; i++)
            values[i] = ticks[i] == TickFlow.Missing ? double.NaN : new DateTime(ticks[i]).Year;
    }
}
