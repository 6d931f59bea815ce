using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Sorts right rows of one key by their times; those of the same time keep their order.</summary>
internal sealed class TimeSort
{
    /// <summary>Bytes of memory that sorting takes a row.</summary>
    public const int BytesPerRow = sizeof(int);

    // So many are sorted or merged before somebody looks whether the work is to end.
    private const int PieceRows = 1 << 14;

    private readonly RightRows _rows;
    private readonly Comparison<int> _comparison;

    /// <summary>Creates the sort.</summary>
    /// <param name="rows">Where the times are.</param>
    public TimeSort(RightRows rows)
    {
        _rows = rows;
        _comparison = Compare;
    }

    /// <summary>Sorts the numbers of rows, which grow.</summary>
    /// <param name="order">The numbers.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Sort(Span<int> order, CancellationToken cancellation)
    {
        bool isSorted = true;
        for (int start = 0; start < order.Length; start += PieceRows)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<int> piece = order[start..Math.Min(start + PieceRows, order.Length)];
            if (!IsSorted(piece))
                piece.Sort(_comparison);
            isSorted &= start == 0 || _rows.TimeOf(order[start - 1]) <= _rows.TimeOf(piece[0]);
        }

        if (!isSorted)
            MergePieces(order, cancellation);
    }

    private int Compare(int left, int right)
    {
        int order = _rows.TimeOf(left).CompareTo(_rows.TimeOf(right));
        return order != 0 ? order : left.CompareTo(right);
    }

    private bool IsSorted(ReadOnlySpan<int> order)
    {
        for (int i = 1; i < order.Length; i++)
        {
            if (_rows.TimeOf(order[i - 1]) > _rows.TimeOf(order[i]))
                return false;
        }

        return true;
    }

    private void MergePieces(Span<int> order, CancellationToken cancellation)
    {
        int[] spare = Pooled.Rent<int>(order.Length);
        try
        {
            for (long length = PieceRows; length < order.Length; length *= 2)
            {
                for (long start = 0; start + length < order.Length; start += 2 * length)
                {
                    Span<int> both = order[(int)start..(int)Math.Min(start + (2 * length), order.Length)];
                    Merge(both, (int)length, spare, cancellation);
                }
            }
        }
        finally
        {
            Pooled.Return(spare);
        }
    }

    /// <summary>Merges a sorted beginning with the sorted rest.</summary>
    private void Merge(Span<int> both, int middle, Span<int> spare, CancellationToken cancellation)
    {
        Span<int> first = spare[..middle];
        both[..middle].CopyTo(first);
        int next = 0;
        int rest = middle;
        for (int i = 0; next < first.Length; i++)
        {
            if (i % PieceRows == 0)
                cancellation.ThrowIfCancellationRequested();
            both[i] = rest == both.Length || _rows.TimeOf(first[next]) <= _rows.TimeOf(both[rest]) ? first[next++] : both[rest++];
        }
    }
}
