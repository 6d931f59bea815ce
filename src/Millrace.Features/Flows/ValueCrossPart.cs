using Millrace.Data;

namespace Millrace.Features;

/// <summary>The part of values of fixed width.</summary>
internal sealed class ValueCrossPart<T>(int source, ValueFormat<T> format) : CrossPart(missingAs: null)
    where T : struct
{
    public override void Write(FeatureWork work, int first, int count, Span<byte> parts, int stride) =>
        Write((ValueColumn<T>)work.Columns[source], format, Missing, (first, count), parts, stride);

    /// <summary>Writes the part of some rows of a column.</summary>
    public static void Write(
        ValueColumn<T> column, ValueFormat<T> format, ReadOnlySpan<byte> missing, (int First, int Count) rows, Span<byte> parts, int stride)
    {
        ReadOnlySpan<T> values = column.Values.Slice(rows.First, rows.Count);
        bool mayMiss = column.MissingCount > 0;
        for (int i = 0; i < values.Length; i++)
        {
            Span<byte> part = parts.Slice(i * stride, Length);
            if (mayMiss && column.IsMissing(rows.First + i))
                missing.CopyTo(part);
            else
                Put(values[i], format, part);
        }
    }
}
