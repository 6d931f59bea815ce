using Millrace.Data;

namespace Millrace.Features;

internal sealed class TickColumnFlow<T, TConversion>(int source) : TickFlow
    where T : struct
    where TConversion : struct, ITickConversion<T>
{
    public override void Read(FeatureWork work, int first, Span<long> ticks) => Read((ValueColumn<T>)work.Columns[source], first, ticks);

    /// <summary>Reads some rows of a column.</summary>
    public static void Read(ValueColumn<T> column, int first, Span<long> ticks)
    {
        ReadOnlySpan<T> values = column.Values.Slice(first, ticks.Length);
        bool mayMiss = column.MissingCount > 0;
        for (int i = 0; i < ticks.Length; i++)
            ticks[i] = mayMiss && column.IsMissing(first + i) ? Missing : TConversion.ToTicks(values[i]);
    }
}
