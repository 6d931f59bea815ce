using Millrace.Data;

namespace Millrace.Features;

/// <summary>1 where a list has no element at a place, or a missing one, else 0.</summary>
/// <param name="place">The place.</param>
internal sealed class ElementPresenceFlow(ElementFlow place) : NumberFlow
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<int> elements = stackalloc int[Block];
        elements = elements[..values.Length];
        place.Find(work, first, elements);
        Read(work.Columns[place.Source], elements, values);
    }

    /// <summary>Reads some elements; −1 is none.</summary>
    public static void Read(Column items, ReadOnlySpan<int> elements, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = elements[i] < 0 || items.IsMissing(elements[i]) ? 1 : 0;
    }
}
