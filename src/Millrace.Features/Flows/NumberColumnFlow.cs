using System.Numerics;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The numbers of a column; missing ones become NaN.</summary>
internal sealed class NumberColumnFlow<T, TConversion>(int source) : NumberFlow
    where T : struct
    where TConversion : struct, IConversion<T>
{
    public override void Read(FeatureWork work, int first, Span<double> values) => Read((ValueColumn<T>)work.Columns[source], first, values);

    /// <summary>Reads some rows of a column.</summary>
    public static void Read(ValueColumn<T> column, int first, Span<double> values)
    {
        TConversion.ToDoubles(column.Values.Slice(first, values.Length), values);
        if (column.MissingCount > 0)
            MarkMissing(column.Validity, first, values);
    }

    private static void MarkMissing(ReadOnlySpan<ulong> validity, int first, Span<double> values)
    {
        for (int word = first >> 6; word << 6 < first + values.Length; word++)
        {
            for (ulong missing = ~validity[word]; missing != 0; missing &= missing - 1)
            {
                int row = (word << 6) + BitOperations.TrailingZeroCount(missing) - first;
                if ((uint)row < (uint)values.Length)
                    values[row] = double.NaN;
            }
        }
    }
}
