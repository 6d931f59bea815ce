namespace Millrace.Data;

/// <summary>Compares identifiers, which have an order without operators: that of their 16 bytes, the most significant first.</summary>
internal sealed class GuidComparer : RowComparer<Guid>
{
    public override ulong Ordered(ReadOnlySpan<Guid> left, ReadOnlySpan<Guid> right, Outcomes outcomes)
    {
        ulong bits = 0;
        for (int i = 0; i < left.Length; i++)
        {
            int order = left[i].CompareTo(right[i]);
            Outcomes outcome = order < 0 ? Outcomes.Less : order > 0 ? Outcomes.Greater : Outcomes.Equal;
            bits |= ((outcomes & outcome) != 0 ? 1UL : 0) << i;
        }

        return bits;
    }

    public override bool TryFindEnds(ReadOnlySpan<Guid> values, out Guid least, out Guid greatest)
    {
        least = Guid.AllBitsSet;
        greatest = Guid.Empty;
        foreach (Guid value in values)
        {
            least = value.CompareTo(least) < 0 ? value : least;
            greatest = value.CompareTo(greatest) > 0 ? value : greatest;
        }

        return !values.IsEmpty;
    }
}
