using Millrace.Data;

namespace Millrace.Features;

/// <summary>The numbers in one place of lists; missing ones become NaN.</summary>
internal sealed class ElementNumberFlow<T, TConversion>(ElementFlow place) : NumberFlow
    where T : struct
    where TConversion : struct, IConversion<T>
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<int> elements = stackalloc int[Block];
        elements = elements[..values.Length];
        place.Find(work, first, elements);
        Read((ValueColumn<T>)work.Columns[place.Source], elements, values);
    }

    /// <summary>Reads some elements; −1 is none.</summary>
    public static void Read(ValueColumn<T> items, ReadOnlySpan<int> elements, Span<double> values)
    {
        ReadOnlySpan<T> all = items.Values;
        bool mayMiss = items.MissingCount > 0;
        for (int i = 0; i < elements.Length; i++)
        {
            int element = elements[i];
            if (element < 0 || (mayMiss && items.IsMissing(element)))
                values[i] = double.NaN;
            else
                TConversion.ToDoubles(all.Slice(element, 1), values.Slice(i, 1));
        }
    }
}
