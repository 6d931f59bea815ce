using System.Numerics;
using Millrace.Data;

namespace Millrace.Features;

internal sealed class NumberEncoder<T, TConversion, TMap>(TMap map) : FeatureEncoder
    where T : struct
    where TConversion : struct, IConversion<T>
    where TMap : struct, INumberMap
{
    public override void Encode(Column column, Span<float> destination, int stride)
    {
        var typed = (ValueColumn<T>)column;
        ReadOnlySpan<T> values = typed.Values;
        TMap local = map;
        for (int i = 0, position = 0; i < values.Length; i++, position += stride)
        {
            double value = TConversion.ToDouble(values[i]);
            destination[position] = double.IsNaN(value) ? local.Missing : local.Map(value);
        }

        if (typed.MissingCount > 0)
            WriteMissing(typed, destination, stride);
    }

    private void WriteMissing(ValueColumn<T> column, Span<float> destination, int stride)
    {
        ReadOnlySpan<ulong> validity = column.Validity;
        for (int word = 0; word < validity.Length; word++)
        {
            for (ulong missing = ~validity[word]; missing != 0; missing &= missing - 1)
            {
                int row = (word << 6) + BitOperations.TrailingZeroCount(missing);
                if (row >= column.Count)
                    return;
                destination[row * stride] = map.Missing;
            }
        }
    }
}
