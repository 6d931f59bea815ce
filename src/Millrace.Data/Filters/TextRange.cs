namespace Millrace.Data;

/// <summary>What is known of a column of texts, as UTF-8.</summary>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Missing">In how many the value is missing; null where nobody knows.</param>
/// <param name="Least">No text is less; null where nobody knows.</param>
/// <param name="Greatest">No text is greater; null where nobody knows.</param>
internal sealed record TextRange(long Rows, long? Missing, byte[]? Least, byte[]? Greatest) : ColumnRange(Rows, Missing)
{
    /// <summary>What comparing a text of the range with another can come to.</summary>
    public Outcomes CompareTo(ReadOnlySpan<byte> other)
    {
        int least = Least is null ? -1 : Least.AsSpan().SequenceCompareTo(other);
        int greatest = Greatest is null ? 1 : Greatest.AsSpan().SequenceCompareTo(other);
        return (least < 0 ? Outcomes.Less : 0) | (least <= 0 && greatest >= 0 ? Outcomes.Equal : 0) | (greatest > 0 ? Outcomes.Greater : 0);
    }
}
