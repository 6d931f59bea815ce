namespace Millrace.Tables;

/// <summary>Left rows and what fits them, on their way into the result.</summary>
/// <param name="plan">The join.</param>
internal sealed class JoinPairs(JoinPlan plan)
{
    private readonly RowList _left = new();
    private readonly RowList _right = new();

    public int Count => _left.Count;

    /// <summary>Adds a pair.</summary>
    /// <param name="left">The row of the left block.</param>
    /// <param name="right">The right row, which nobody looks at where the join takes nothing of it.</param>
    public void Add(int left, int right)
    {
        _left.Add(left);
        _right.Add(right);
    }

    /// <summary>Adds the pairs' columns to a block, and forgets the pairs.</summary>
    /// <param name="left">The left rows, whose last column is their numbers.</param>
    /// <param name="right">The right rows.</param>
    /// <param name="target">Takes the columns of the result, and may have one more for the numbers of left rows.</param>
    public void MoveTo(RowBlock left, RightRows right, RowBlock target)
    {
        ReadOnlySpan<int> rows = _left.Rows.Span;
        int taken = 0;
        foreach (JoinColumn column in plan.Columns)
        {
            if (column.IsRight)
                target.Columns[column.Target].AppendRows(right[taken++], _right.Rows.Span);
            else
                target.Columns[column.Target].AppendRows(left.Columns[plan.LeftChoice.PlaceOf(column.Source)], rows);
        }

        if (target.Columns.Length > plan.Columns.Length)
            target.Columns[^1].AppendRows(left.Columns[^1], rows);
        _left.Clear();
        _right.Clear();
    }
}
