using Millrace.Data;

namespace Millrace.Features;

/// <summary>The ids of all elements of each row's list: none where it is empty or missing.</summary>
/// <param name="source">The place of the lists among the sources.</param>
/// <param name="items">The ids of the elements of all lists.</param>
internal sealed class IdListFlow(int source, IdFlow items) : SparseFlow
{
    /// <summary>Where each row's elements end among those of all rows; they begin where those of the row before end.</summary>
    public ReadOnlySpan<int> Ends(FeatureWork work) => ((ListColumn)work.Columns[source]).Ends;

    public override void Read(FeatureWork work, int first, int count, SparseIds ids)
    {
        ReadOnlySpan<int> ends = Ends(work);
        int element = first == 0 ? 0 : ends[first - 1], known = ids.Ids.Length;
        Read(work, element, ids.Reserve(ends[first + count - 1] - element));
        foreach (int end in ends.Slice(first, count))
            ids.EndRow(known + end - element);
    }

    /// <summary>Reads the ids of some elements.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="first">The first element.</param>
    /// <param name="ids">Receives an id an element, from the first on.</param>
    public void Read(FeatureWork work, int first, Span<int> ids)
    {
        for (int done = 0; done < ids.Length; done += NumberFlow.Block)
            items.Read(work, first + done, ids[done..Math.Min(ids.Length, done + NumberFlow.Block)]);
    }
}
