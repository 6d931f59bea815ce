namespace Millrace.Features;

/// <summary>The years of dates.</summary>
internal sealed class YearFlow(TickFlow times) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<long> ticks = stackalloc long[Block];
        ticks = ticks[..values.Length];
        times.Read(work, first, ticks);
        Read(ticks, values);
    }

    public static void Read(ReadOnlySpan<long> ticks, Span<double> years)
    {
        for (int i = 0; i < years.Length; i++)
            years[i] = ticks[i] == TickFlow.Missing ? double.NaN : new DateTime(ticks[i]).Year;
    }
}
