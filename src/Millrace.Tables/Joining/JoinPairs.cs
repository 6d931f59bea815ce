using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Left rows and what fits them, on their way into the result.</summary>
/// <param name="plan">The join.</param>
internal sealed class JoinPairs(JoinPlan plan) : IDisposable
{
    private readonly RowList _left = new();
    private readonly RowList _right = new();

    // What each pair takes in the result, once the first is moved there.
    private readonly RowBytes _bytes = new();

    // Those before it are there.
    private int _next;

    public int Count => _left.Count;

    /// <summary>Adds a pair.</summary>
    /// <param name="left">The row of the left block.</param>
    /// <param name="right">The right row, which nobody looks at where the join takes nothing of it.</param>
    public void Add(int left, int right)
    {
        _left.Add(left);
        _right.Add(right);
    }

    /// <summary>Adds columns of the next pairs to a block, and forgets all once none are left. Until then no other ones are added.</summary>
    /// <param name="left">The left rows, whose last column is their numbers.</param>
    /// <param name="right">The right rows.</param>
    /// <param name="target">Takes the columns of the result, and may have one more for the numbers of left rows.</param>
    /// <param name="mostBytes">How many bytes the rows may have; the first one may have more.</param>
    /// <returns>Whether there were any.</returns>
    public bool MoveTo(RowBlock left, RightRows right, RowBlock target, long mostBytes)
    {
        if (Count == 0)
            return false;
        ReadOnlySpan<int> rows = _left.Rows.Span[_next..];
        ReadOnlySpan<int> rightRows = _right.Rows.Span[_next..];
        if (_next == 0)
            Measure(left, right);
        int count = RowBytes.Fit(_bytes.Sums[_next..], mostBytes, out _);
        rows = rows[..count];
        rightRows = rightRows[..count];
        int taken = 0;
        foreach (JoinColumn column in plan.Columns)
        {
            if (column.IsRight)
                target.Columns[column.Target].AppendRows(right[taken++], rightRows);
            else
                target.Columns[column.Target].AppendRows(LeftOf(left, column), rows);
        }

        if (target.Columns.Length > plan.Columns.Length)
            target.Columns[^1].AppendRows(left.Columns[^1], rows);
        _next += count;
        if (_next < Count)
            return true;
        _left.Clear();
        _right.Clear();
        _next = 0;
        return true;
    }

    public void Dispose() => _bytes.Dispose();

    /// <summary>What the rows of the result take, each by itself: a right row of many left ones may be a wide one.</summary>
    private void Measure(RowBlock left, RightRows right)
    {
        Span<long> bytes = _bytes.Start(Count);
        int taken = 0;
        foreach (JoinColumn column in plan.Columns)
        {
            if (column.IsRight)
                right[taken++].AddBytesOf(_right.Rows.Span, bytes);
            else
                LeftOf(left, column).AddBytesOf(_left.Rows.Span, bytes);
        }
    }

    private Column LeftOf(RowBlock left, JoinColumn column) => left.Columns[plan.LeftChoice.PlaceOf(column.Source)];
}
