namespace Millrace.Features;

/// <summary>Writes zeros, and ones or counts where the ids of a list are.</summary>
internal sealed class MultiHotWriter(MultiHotFlow lists, int width) : FeatureWriter
{
    public override void Write(FeatureWork work, int first, int count, Span<float> destination, int stride)
    {
        Span<int> ids = stackalloc int[NumberFlow.Block];
        ReadOnlySpan<int> ends = lists.Ids.Ends(work);
        int element = first == 0 ? 0 : ends[first - 1], last = ends[first + count - 1], next = 0, read = 0;
        for (int i = 0, position = 0; i < count; i++, position += stride)
        {
            Span<float> row = destination.Slice(position, width);
            row.Clear();
            for (; element < ends[first + i]; element++)
            {
                if (next == read)
                {
                    (next, read) = (0, Math.Min(ids.Length, last - element));
                    lists.Ids.Read(work, element, ids[..read]);
                }

                ref float value = ref row[ids[next++]];
                value = lists.Counts ? value + 1 : 1;
            }
        }
    }
}
