namespace Millrace.Tables;

/// <summary>Goes through right rows that are sorted by keys and time, and knows the last one that is not behind a left row.</summary>
internal sealed class AsOfCursor : IDisposable
{
    private readonly JoinPlan _plan;
    private readonly ExternalSort _sorted;
    private readonly RowBlock _block;
    private readonly KeyBuffer _keys = new();
    private readonly int _timeBytes;
    private RightRows _window;
    private RightRows _spare;

    // The next row to look at; the one before it, if any, is the latest.
    private int _next;
    private bool _isOver;

    /// <summary>Stands before the first row.</summary>
    /// <param name="plan">The join.</param>
    /// <param name="sorted">The right rows, all added.</param>
    public AsOfCursor(JoinPlan plan, ExternalSort sorted)
    {
        _plan = plan;
        _sorted = sorted;
        _block = plan.CreateRight();
        _timeBytes = Ticks.KeyBytes(_block.Columns[plan.RightTime]);
        _window = new RightRows(plan);
        _spare = new RightRows(plan);
    }

    /// <summary>The rows that lie in memory, to which matches refer.</summary>
    public RightRows Rows => _window;

    /// <summary>Goes as far as a key; false where the rows in memory end before it, and more may follow.</summary>
    public bool TryReach(ReadOnlySpan<byte> key)
    {
        while (_next < _keys.Count && _keys[_next].SequenceCompareTo(key) <= 0)
            _next++;
        return _next < _keys.Count || _isOver;
    }

    /// <summary>Reads further rows in the place of those in memory, of which the latest stays.</summary>
    public void Load(CancellationToken cancellation)
    {
        _spare.Clear();
        byte[] latest = [];
        if (_next > 0)
        {
            latest = _keys[_next - 1].ToArray();
            _spare.Append(_window, _window.First + _next - 1);
        }

        (_window, _spare) = (_spare, _window);
        _keys.Clear();
        if (_next > 0)
            _keys.Append(latest);
        _next = _keys.Count;
        _isOver = !_sorted.Read(_block, cancellation);
        if (_isOver)
            return;
        _window.AppendAll(_block);
        _plan.RightOrder.Encode(_block, 0, _block.Count, _keys);
    }

    /// <summary>The row that fits a left one, once its key is reached; −1 for none.</summary>
    /// <param name="key">The left row's key.</param>
    /// <param name="time">Its time in ticks.</param>
    public int Match(ReadOnlySpan<byte> key, long time)
    {
        if (_next == 0 || !_keys[_next - 1][..^_timeBytes].SequenceEqual(key[..^_timeBytes]))
            return -1;
        int row = _window.First + _next - 1;
        return time - _window.TimeOf(row) <= _plan.Tolerance ? row : -1;
    }

    public void Dispose()
    {
        _block.Dispose();
        _keys.Dispose();
        _window.Dispose();
        _spare.Dispose();
    }
}
