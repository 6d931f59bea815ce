namespace Millrace.Tables;

/// <summary>Merges sorted runs. Of rows with equal keys those of the earlier run come first.</summary>
internal sealed class RunMerge : IDisposable
{
    private readonly RunCursor[] _cursors;
    private readonly RowBlock _gathered;
    private readonly List<int> _picked = [];
    private readonly RowList[] _rowsOf;

    // The smallest is the first; of each place 2i + 1 and 2i + 2 are behind it.
    private readonly int[] _heap;
    private int _heapCount;
    private int[] _order = [];

    /// <summary>Starts to merge.</summary>
    /// <param name="runs">The runs, none of them empty.</param>
    /// <param name="create">Makes an empty block for rows.</param>
    /// <param name="encoder">Makes the keys.</param>
    public RunMerge(IReadOnlyList<SpillRun> runs, Func<RowBlock> create, KeyEncoder encoder)
    {
        _gathered = create();
        _cursors = [.. runs.Select(run => new RunCursor(run, create(), encoder))];
        _rowsOf = [.. runs.Select(static _ => new RowList())];
        _heap = new int[runs.Count];
        try
        {
            for (int i = 0; i < _cursors.Length; i++)
            {
                if (_cursors[i].Load())
                    _heap[_heapCount++] = i;
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        for (int i = (_heapCount / 2) - 1; i >= 0; i--)
            SiftDown(i);
    }

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _gathered.HeldBytes + _cursors.Sum(static cursor => cursor.HeldBytes);

    /// <summary>Adds the next rows to a block.</summary>
    /// <param name="target">The block, which may have fewer columns.</param>
    /// <param name="most">How many rows at most.</param>
    /// <param name="mostBytes">After how many bytes of rows no other one is added.</param>
    /// <returns>Whether there were any.</returns>
    public bool Read(RowBlock target, int most, long mostBytes)
    {
        int added = 0;
        for (long bytes = 0; added < most && bytes < mostBytes && _heapCount > 0;)
        {
            int index = _heap[0];
            RunCursor cursor = _cursors[index];
            _picked.Add(index);
            _rowsOf[index].Add(cursor.Row);
            added++;
            bytes += cursor.RowBytes;
            if (!cursor.MoveNext())
            {
                // What was picked lies in the block that goes.
                Flush(target);
                if (!cursor.Load())
                    _heap[0] = _heap[--_heapCount];
            }

            SiftDown(0);
        }

        Flush(target);
        return added > 0;
    }

    public void Dispose()
    {
        foreach (RunCursor cursor in _cursors)
            cursor.Dispose();
        _gathered.Dispose();
    }

    /// <summary>Takes the picked rows run by run, then in their order.</summary>
    private void Flush(RowBlock target)
    {
        if (_picked.Count == 0)
            return;
        int only = _picked[0];
        if (_rowsOf[only].Count == _picked.Count)
        {
            target.AppendRows(_cursors[only].Block, _rowsOf[only].Rows.Span);
            _rowsOf[only].Clear();
            _picked.Clear();
            return;
        }

        Span<int> next = stackalloc int[_cursors.Length];
        int start = 0;
        for (int i = 0; i < _rowsOf.Length; i++)
        {
            next[i] = start;
            start += _rowsOf[i].Count;
            if (_rowsOf[i].Count > 0)
                _gathered.AppendRows(_cursors[i].Block, _rowsOf[i].Rows.Span);
            _rowsOf[i].Clear();
        }

        if (_order.Length < _picked.Count)
            _order = new int[Math.Max(_picked.Count, 2 * _order.Length)];
        for (int i = 0; i < _picked.Count; i++)
            _order[i] = next[_picked[i]]++;
        target.AppendRows(_gathered, _order.AsSpan(0, _picked.Count));
        _gathered.Clear();
        _picked.Clear();
    }

    private void SiftDown(int place)
    {
        while (true)
        {
            int smallest = place;
            for (int child = (2 * place) + 1; child <= (2 * place) + 2 && child < _heapCount; child++)
            {
                if (IsBefore(_heap[child], _heap[smallest]))
                    smallest = child;
            }

            if (smallest == place)
                return;
            (_heap[place], _heap[smallest]) = (_heap[smallest], _heap[place]);
            place = smallest;
        }
    }

    private bool IsBefore(int left, int right) => _cursors[left].IsBefore(_cursors[right], onTie: left < right);
}
