namespace Millrace.Features;

/// <summary>Numbers of which each becomes another one, by the map of its row's key.</summary>
/// <param name="source">The numbers.</param>
/// <param name="keys">The place of each row's map.</param>
/// <param name="maps">The maps.</param>
internal sealed class KeyedFlow<TMap>(NumberFlow source, IdFlow keys, TMap[] maps) : NumberFlow
    where TMap : struct, INumberMap
{
    public override void Read(FeatureWork work, int first, Span<double> values)
    {
        Span<int> ids = stackalloc int[Block];
        ids = ids[..values.Length];
        keys.Read(work, first, ids);
        source.Read(work, first, values);
        for (int start = 0; start < ids.Length;)
        {
            int end = start + 1;
            while (end < ids.Length && ids[end] == ids[start])
                end++;
            maps[ids[start]].Map(values[start..end]);
            start = end;
        }
    }
}
