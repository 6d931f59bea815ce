using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Right rows in memory, found by their keys.</summary>
internal sealed class JoinTable : IDisposable
{
    private const int MostSliceRows = 1 << 13;

    // After so many rows somebody looks whether the work is to end.
    private const int PassRows = 1 << 16;

    private readonly JoinPlan _plan;
    private readonly long _budget;
    private readonly GroupTable _table = new();
    private readonly SharedKeys _keys;
    private readonly RowList _kept = new();
    private readonly RightRows _rows;
    private int[] _groupOf = [];
    private int[] _starts = [];
    private int[] _order = [];

    /// <summary>Starts a table.</summary>
    /// <param name="plan">The join.</param>
    /// <param name="budget">Bytes that it may hold.</param>
    /// <param name="parallelism">Threads to use.</param>
    public JoinTable(JoinPlan plan, long budget, int parallelism)
    {
        _plan = plan;
        _budget = budget;
        _keys = new SharedKeys(plan.RightKeys, parallelism);
        _rows = new RightRows(plan);
        Pooled.Grow(ref _groupOf, 0, _rows.Count);
    }

    /// <summary>The rows.</summary>
    public RightRows Rows => _rows;

    // Where nothing is taken of right rows, one of each key says all.
    private bool HoldsKeys => _plan.RightTime < 0 && _plan.Kind is (JoinKind.Semi or JoinKind.Anti);

    // Where the rows of each key start and which they are.
    private long SealBytesPerRow => (2L * sizeof(int)) + (_plan.RightTime < 0 ? 0 : TimeSort.BytesPerRow);

    private long HeldBytes => _rows.HeldBytes + _table.HeldBytes + (_groupOf.Length * (long)sizeof(int)) + _keys.HeldBytes;

    /// <summary>Adds a block's rows from one on, as far as the budget reaches, and at least some.</summary>
    /// <returns>The row at which it stopped; that behind the last where all were added.</returns>
    public int Add(RowBlock block, int start)
    {
        while (start < block.Count)
        {
            // Memory is doubled when it grows, and finding rows in order takes more of it.
            bool isFull = 2 * (HeldBytes + (SealBytesPerRow * _rows.Count)) > _budget || _table.IsFull || _rows.IsFull;
            if (isFull && _rows.Count > _rows.First)
                return start;
            int count = RowSlices.Next(block, start, block.Count, MostSliceRows, _budget, out _);
            AddSlice(block, start, count);
            start += count;
        }

        return start;
    }

    /// <summary>Makes the rows of each key lie together; call it once all are added.</summary>
    public void Seal(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int groups = _table.Count;
        Pooled.Grow(ref _starts, 0, groups + 1);
        _starts.AsSpan(0, groups + 1).Clear();
        for (int row = _rows.First; row < _rows.Count; row++)
        {
            if (row % PassRows == 0)
                cancellation.ThrowIfCancellationRequested();
            _starts[_groupOf[row] + 1]++;
        }

        for (int i = 0; i < groups; i++)
            _starts[i + 1] += _starts[i];
        Pooled.Grow(ref _order, 0, _rows.Count);
        for (int row = _rows.First; row < _rows.Count; row++)
        {
            if (row % PassRows == 0)
                cancellation.ThrowIfCancellationRequested();
            _order[_starts[_groupOf[row]]++] = row;
        }

        // Each start has moved to where the next key's rows start.
        _starts.AsSpan(0, groups).CopyTo(_starts.AsSpan(1));
        _starts[0] = 0;
        if (_plan.RightTime < 0)
            return;
        var sort = new TimeSort(_rows);
        for (int i = 0; i < groups; i++)
            sort.Sort(_order.AsSpan(_starts[i], _starts[i + 1] - _starts[i]), cancellation);
    }

    /// <summary>The number of a key; −1 for one that no row has.</summary>
    public int Find(ReadOnlySpan<byte> key, ulong hash) => _table.Find(key, hash);

    /// <summary>The rows of a key, in their order.</summary>
    public ReadOnlySpan<int> RowsOf(int group) => _order.AsSpan(_starts[group], _starts[group + 1] - _starts[group]);

    /// <summary>Of the rows of a key the last whose time is not later, if it is not too early either.</summary>
    public ReadOnlySpan<int> RowsAsOf(int group, long time)
    {
        ReadOnlySpan<int> rows = RowsOf(group);
        int low = 0;
        int high = rows.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (_rows.TimeOf(rows[middle]) <= time)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && time - _rows.TimeOf(rows[low - 1]) <= _plan.Tolerance ? rows.Slice(low - 1, 1) : [];
    }

    public void Dispose()
    {
        _rows.Dispose();
        _table.Dispose();
        _keys.Dispose();
        Pooled.Return(ref _groupOf);
        Pooled.Return(ref _starts);
        Pooled.Return(ref _order);
    }

    private void AddSlice(RowBlock block, int start, int count)
    {
        _keys.Take(block, start, count);
        _kept.Clear();
        Pooled.Grow(ref _groupOf, _rows.Count, _rows.Count + count);
        int row = start;
        foreach (KeyHashes run in _keys.Runs)
        {
            for (int i = 0; i < run.Rows.RowCount; i++, row++)
            {
                if (!_plan.LacksRightKey(block, row))
                    Keep(row, run.KeyOf(i), run.HashOf(i));
            }
        }

        _rows.Append(block, _kept.Rows.Span);
    }

    private void Keep(int row, ReadOnlySpan<byte> key, ulong hash)
    {
        int known = _table.Count;
        int group = _table.FindOrAdd(key, hash);
        if (HoldsKeys && group < known)
            return;
        _groupOf[_rows.Count + _kept.Count] = group;
        _kept.Add(row);
    }
}
