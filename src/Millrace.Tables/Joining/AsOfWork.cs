namespace Millrace.Tables;

/// <summary>
/// Joins as of a time what did not fit into memory: both tables are sorted by keys and time and looked through side by side, so that one key may have any
/// number of rows.
/// </summary>
internal sealed class AsOfWork : IDisposable
{
    private readonly JoinPlan _plan;
    private readonly long _outputBytes;

    /// <summary>Starts without rows.</summary>
    /// <param name="plan">The join.</param>
    /// <param name="space">The budget, half of which each table gets.</param>
    /// <param name="cancellation">Ends the adding of rows early.</param>
    public AsOfWork(JoinPlan plan, WorkSpace space, CancellationToken cancellation)
    {
        _plan = plan;
        _outputBytes = space.OutputBytes;
        Left = new ExternalSort(plan.CreateLeft, plan.LeftOrder, space.Half(), cancellation);
        Right = new ExternalSort(plan.CreateRight, plan.RightOrder, space.Half(), cancellation);
    }

    /// <summary>Takes all left rows.</summary>
    public ExternalSort Left { get; }

    /// <summary>Takes all right rows.</summary>
    public ExternalSort Right { get; }

    /// <summary>Joins, once all rows are there.</summary>
    /// <param name="results">Takes the joined rows with the numbers of left ones.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Join(ExternalSort results, CancellationToken cancellation)
    {
        using RowBlock left = _plan.CreateLeft();
        using RowBlock result = _plan.CreateResult();
        using var right = new AsOfCursor(_plan, Right);
        using var keys = new KeyBuffer();
        using var pairs = new JoinPairs(_plan);
        while (Left.Read(left, cancellation))
        {
            keys.Clear();
            _plan.LeftOrder.Encode(left, 0, left.Count, keys);
            for (int row = 0; row < left.Count; row++)
            {
                int match = -1;
                if (!_plan.LacksLeftKey(left, row))
                {
                    while (!right.TryReach(keys[row]))
                    {
                        // What was found lies in the memory that is read into.
                        Flush(pairs, left, right.Rows, result, results, cancellation);
                        right.Load(cancellation);
                    }

                    match = right.Match(keys[row], Ticks.Of(left.Columns[_plan.LeftTime], row));
                }

                if (IsWanted(match >= 0))
                    pairs.Add(row, match >= 0 ? match : RightRows.MissingRow);
            }

            Flush(pairs, left, right.Rows, result, results, cancellation);
        }
    }

    public void Dispose()
    {
        Left.Dispose();
        Right.Dispose();
    }

    private void Flush(JoinPairs pairs, RowBlock left, RightRows right, RowBlock result, ExternalSort results, CancellationToken cancellation)
    {
        for (result.Clear(); pairs.MoveTo(left, right, result, _outputBytes); result.Clear())
        {
            cancellation.ThrowIfCancellationRequested();
            results.Add(result, 0, result.Count);
        }
    }

    private bool IsWanted(bool isMatched) => _plan.Kind switch
    {
        JoinKind.Left => true,
        JoinKind.Anti => !isMatched,
        _ => isMatched,
    };
}
