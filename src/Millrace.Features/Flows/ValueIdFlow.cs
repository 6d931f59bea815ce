using Millrace.Data;

namespace Millrace.Features;

/// <summary>The ids of a column of values of fixed width.</summary>
/// <param name="source">The source's place.</param>
/// <param name="kept">The ids.</param>
internal sealed class ValueIdFlow<T>(int source, ValueIds<T> kept) : IdFlow
    where T : struct
{
    public override void Read(FeatureWork work, int first, Span<int> ids) => Read((ValueColumn<T>)work.Columns[source], kept, first, ids);

    /// <summary>Reads some rows of a column.</summary>
    public static void Read(ValueColumn<T> column, ValueIds<T> kept, int first, Span<int> ids)
    {
        ReadOnlySpan<T> values = column.Values.Slice(first, ids.Length);
        bool mayMiss = column.MissingCount > 0;
        for (int i = 0; i < ids.Length; i++)
            ids[i] = mayMiss && column.IsMissing(first + i) ? kept.Missing : kept.Of(values[i]);
    }
}
