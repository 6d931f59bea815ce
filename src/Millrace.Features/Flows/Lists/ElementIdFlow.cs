namespace Millrace.Features;

/// <summary>The ids in one place of lists.</summary>
/// <param name="place">The place.</param>
/// <param name="ids">The ids of the elements of all lists.</param>
/// <param name="missing">The id where a list has no such place.</param>
internal sealed class ElementIdFlow(ElementFlow place, IdFlow ids, int missing) : IdFlow
{
    public override void Read(FeatureWork work, int first, Span<int> found)
    {
        Span<int> elements = stackalloc int[NumberFlow.Block];
        elements = elements[..found.Length];
        place.Find(work, first, elements);
        for (int i = 0; i < elements.Length; i++)
        {
            if (elements[i] < 0)
                found[i] = missing;
            else
                ids.Read(work, elements[i], found.Slice(i, 1));
        }
    }
}
