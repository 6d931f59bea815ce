namespace Millrace.Data;

/// <summary>Positions in a list.</summary>
/// <param name="sorted">The rows' numbers, in order.</param>
internal sealed class ListedPositions(long[] sorted) : RowPositions
{
    /// <inheritdoc/>
    public override bool Any(long first, long count)
    {
        int place = Array.BinarySearch(sorted, first);
        place = place < 0 ? ~place : place;
        return place < sorted.Length && sorted[place] < first + count;
    }

    /// <inheritdoc/>
    public override RowPositions Restart() => this;
}
