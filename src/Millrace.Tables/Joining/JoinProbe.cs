using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Finds the right rows that fit left ones, block by block.</summary>
internal sealed class JoinProbe : IDisposable
{
    private const int OutputRows = 1 << 13;
    private const int LeastForThreads = 1 << 12;

    private readonly JoinPlan _plan;
    private readonly JoinTable _table;
    private readonly KeyHashes[] _keys;
    private readonly RowMarks? _matched;
    private readonly bool _isLast;
    private readonly JoinPairs _pairs;
    private readonly long _outputBytes;
    private RowBlock? _block;
    private int[] _groups = [];
    private long _first;
    private int _row;
    private int _match;

    /// <summary>Starts to look at left rows from the first on.</summary>
    /// <param name="plan">The join.</param>
    /// <param name="table">The right rows, or some of them.</param>
    /// <param name="space">Threads to use, and how many bytes of rows come out at once.</param>
    /// <param name="matched">Left rows for which a right one has been found; null where the table holds all of these or nobody asks.</param>
    /// <param name="isLast">Whether no other right rows follow.</param>
    public JoinProbe(JoinPlan plan, JoinTable table, WorkSpace space, RowMarks? matched = null, bool isLast = true)
    {
        _plan = plan;
        _table = table;
        _pairs = new JoinPairs(plan);
        _keys = [.. Enumerable.Range(0, space.Parallelism).Select(_ => new KeyHashes(plan.LeftKeys))];
        _matched = matched;
        _isLast = isLast;
        _outputBytes = space.OutputBytes;
    }

    /// <summary>Takes the next block of left rows, whose last column is their numbers.</summary>
    public void Start(RowBlock block)
    {
        _first += _block is null ? 0 : _row;
        _block = block;
        _row = 0;
        _match = 0;
        Pooled.Grow(ref _groups, 0, block.Count);
        int threads = block.Count < LeastForThreads ? 1 : _keys.Length;
        int share = Math.Max(1, (block.Count + threads - 1) / threads);

        // With very many threads fewer shares than that are all rows.
        threads = (block.Count + share - 1) / share;
        Threads.For(threads, threads, i => Find(_keys[i], block, i * share, Math.Min(share, block.Count - (i * share))));
    }

    /// <summary>Reads the next joined rows of the block.</summary>
    /// <param name="target">Takes them; its columns are the result's, and may be one more for the numbers of left rows.</param>
    public bool Read(RowBlock target)
    {
        target.Clear();
        while (_row < _block!.Count && _pairs.Count < OutputRows)
            Look();
        return _pairs.MoveTo(_block, _table.Rows, target, _outputBytes);
    }

    public void Dispose()
    {
        foreach (KeyHashes keys in _keys)
            keys.Dispose();
        _pairs.Dispose();
        Pooled.Return(ref _groups);
    }

    /// <summary>Finds the keys of a run of left rows, that of each kind of them once.</summary>
    private void Find(KeyHashes keys, RowBlock block, int start, int count)
    {
        keys.Take(block, start, count);
        Span<int> groups = _groups.AsSpan(start, count);
        ReadOnlySpan<int> firsts = keys.Rows.Firsts;
        for (int i = 0; i < firsts.Length; i++)
            groups[firsts[i]] = _table.Find(keys.Keys[i], keys.Hashes[i]);

        // The first row of a kind comes before the others and is of it.
        ReadOnlySpan<int> kinds = keys.Rows.Kinds;
        for (int i = 0; i < kinds.Length; i++)
            groups[i] = groups[firsts[kinds[i]]];
    }

    /// <summary>Looks at a left row, or at what is left of its matches.</summary>
    private void Look()
    {
        ReadOnlySpan<int> matches = Matches();
        bool isPair = _plan.Kind is JoinKind.Inner or JoinKind.Left;
        if (isPair && matches.Length > 0)
        {
            ReadOnlySpan<int> next = matches.Slice(_match, Math.Min(matches.Length - _match, OutputRows - _pairs.Count));
            foreach (int right in next)
                _pairs.Add(_row, right);

            _match += next.Length;
            if (_match < matches.Length)
                return;
        }

        bool wasMatched = _matched?[_first + _row] ?? false;
        if (matches.Length > 0)
            _matched?.Set(_first + _row);
        bool isMatched = wasMatched || matches.Length > 0;
        bool isAdded = _plan.Kind switch
        {
            JoinKind.Left or JoinKind.Anti => _isLast && !isMatched,
            JoinKind.Semi => matches.Length > 0 && !wasMatched,
            _ => false,
        };
        if (isAdded)
            _pairs.Add(_row, RightRows.MissingRow);

        _match = 0;
        _row++;
    }

    private ReadOnlySpan<int> Matches()
    {
        int group = _groups[_row];
        if (group < 0)
            return [];
        if (_plan.LeftTime < 0)
            return _table.RowsOf(group);
        long time = Ticks.Of(_block!.Columns[_plan.LeftTime], _row);
        return time == Ticks.Missing ? [] : _table.RowsAsOf(group, time);
    }
}
