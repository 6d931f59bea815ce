using Millrace.Data;

namespace Millrace.Features;

/// <summary>One place of lists: the element that each row has there, as a column; missing where the list is shorter.</summary>
/// <param name="list">The lists.</param>
/// <param name="items">The elements of all lists.</param>
/// <param name="place">The place, from 0.</param>
/// <param name="fromEnd">How many places there are, where the last of them is the list's last element; 0 where places count from the beginning.</param>
/// <param name="missingAs">The text that a missing element is taken for; null where it stays missing.</param>
internal sealed class ElementFlow(ColumnFlow list, ColumnFlow items, int place, int fromEnd, string? missingAs = null)
    : ColumnFlow(items.Source, items.Shape, missingAs)
{
    /// <summary>Whether it is the first place.</summary>
    public bool IsFirst => place == 0;

    /// <summary>The elements of all lists, in any place.</summary>
    public ColumnFlow Elements => MissingAs is null ? items : items.WithMissingAs(MissingAs);

    /// <summary>What is the same for all places of the lists.</summary>
    public string Key => KeyOf(list) + (MissingAs is null ? "" : $" or \"{MissingAs}\"");

    /// <summary>What the elements of lists are, whatever their places.</summary>
    public static string KeyOf(ColumnFlow list) => $"elements of {list.Shape.Info.Name}";

    public override NumberFlow ToNumbers() => new ElementNumberFactory(this).Create(Shape.Info.Type);

    public override IdFlow OfRows(IdFlow ids, int missing) => new ElementIdFlow(this, ids, missing);

    public override ColumnFlow WithMissingAs(string text) => new ElementFlow(list, items, place, fromEnd, text);

    /// <summary>Where the elements of some rows stand among those of all lists.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="elements">Receives a position a row, −1 for none.</param>
    public void Find(FeatureWork work, int first, Span<int> elements) => Find((ListColumn)work.Columns[list.Source], (place, fromEnd), first, elements);

    /// <summary>The same of a place of a column.</summary>
    /// <param name="list">The lists.</param>
    /// <param name="place">The place, and how many there are where they count from the end, else 0.</param>
    /// <param name="first">The first row.</param>
    /// <param name="elements">Receives a position a row, −1 for none.</param>
    public static void Find(ListColumn list, (int Number, int FromEnd) place, int first, Span<int> elements)
    {
        ReadOnlySpan<int> ends = list.Ends;
        int start = first == 0 ? 0 : ends[first - 1];
        for (int i = 0; i < elements.Length; i++)
        {
            int end = ends[first + i];
            int element = place.FromEnd == 0 ? start + place.Number : end - place.FromEnd + place.Number;
            elements[i] = element >= start && element < end ? element : -1;
            start = end;
        }
    }
}
