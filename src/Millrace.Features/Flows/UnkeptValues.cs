using Millrace.Data;

namespace Millrace.Features;

/// <summary>Counts the values that a stage does not tell apart. Immutable, so that threads share it.</summary>
/// <param name="ids">The ids of values; <see cref="IdFlow.None"/> where one is missing.</param>
/// <param name="other">The id of each value that is not kept.</param>
/// <param name="elements">The place of the elements of lists, each of which counts; null where each row has one value.</param>
internal sealed class UnkeptValues(IdFlow ids, int other, int? elements = null)
{
    /// <summary>The values of a column, or the elements of its lists or of those that it is a place of.</summary>
    /// <param name="lane">The column.</param>
    /// <param name="kept">What is kept of them.</param>
    /// <param name="context">What stages are bound with.</param>
    public static UnkeptValues Of(FeatureFlow lane, CategoryIds kept, FlowContext context) => lane switch
    {
        ElementFlow place => OfElements(place.Elements, kept, context),
        ColumnFlow { Shape: ListColumn } list => OfElements(context.ItemsOf(list), kept, context),
        _ => new UnkeptValues(kept.ForCounting().Bind(lane, context), kept.Values.Length),
    };

    private static UnkeptValues OfElements(ColumnFlow elements, CategoryIds kept, FlowContext context) =>
        new(kept.ForCounting().Bind(elements, context), kept.Values.Length, elements.Source);

    /// <summary>How many there are in the rows of a batch.</summary>
    public long Count(FeatureWork work)
    {
        int values = elements is { } source ? work.Columns[source].Count : work.Batch!.Count;
        long count = 0;
        Span<int> block = stackalloc int[NumberFlow.Block];
        for (int first = 0; first < values; first += NumberFlow.Block)
        {
            Span<int> found = block[..Math.Min(NumberFlow.Block, values - first)];
            ids.Read(work, first, found);
            count += found.Count(other);
        }

        return count;
    }
}
