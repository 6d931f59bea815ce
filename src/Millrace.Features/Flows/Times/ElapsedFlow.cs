namespace Millrace.Features;

/// <summary>From times to times.</summary>
/// <param name="from">The times of the beginning.</param>
/// <param name="to">The times of the end.</param>
/// <param name="unit">The unit's ticks.</param>
internal sealed class ElapsedFlow(TickFlow from, TickFlow to, long unit) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<long> begins = stackalloc long[Block], ends = stackalloc long[Block];
        from.Read(work, first, begins[..values.Length]);
        to.Read(work, first, ends[..values.Length]);
        Read(begins[..values.Length], ends[..values.Length], unit, values);
    }

    public static void Read(ReadOnlySpan<long> begins, ReadOnlySpan<long> ends, long unit, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = begins[i] == TickFlow.Missing || ends[i] == TickFlow.Missing ? double.NaN : (double)(ends[i] - begins[i]) / unit;
    }
}
