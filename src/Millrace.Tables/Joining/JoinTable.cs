using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Right rows in memory, found by their keys.</summary>
internal sealed class JoinTable : IDisposable
{
    /// <summary>The row all of whose values are missing.</summary>
    public const int MissingRow = 0;

    private const int MostSliceRows = 1 << 12;

    private readonly JoinPlan _plan;
    private readonly long _budget;
    private readonly GroupTable _table = new();
    private readonly KeyHashes _keys;
    private readonly RowList _kept = new();

    // The taken columns as the result has them, so that values may be missing where it says so; the last one is the row's time.
    private readonly RowBlock _rows;
    private readonly ValueColumn<long> _times;
    private readonly int[] _sources;
    private int[] _groupOf = [];
    private int[] _starts = [];
    private int[] _order = [];

    /// <summary>Starts a table.</summary>
    /// <param name="plan">The join.</param>
    /// <param name="budget">Bytes that it may hold.</param>
    public JoinTable(JoinPlan plan, long budget)
    {
        _plan = plan;
        _budget = budget;
        _keys = new KeyHashes(plan.RightKeys);
        JoinColumn[] taken = [.. plan.Columns.Where(static column => column.IsRight)];
        _sources = [.. taken.Select(column => plan.RightChoice.PlaceOf(column.Source))];
        ImmutableArray<Column> result = plan.CreateResult().Columns;
        _times = RowNumbers.Create();
        _rows = new RowBlock([.. taken.Select(column => result[column.Target]), _times]);
        foreach (Column column in _rows.Columns)
        {
            if (plan.Kind == JoinKind.Left && column != _times)
                column.AppendMissing();
        }

        if (plan.Kind != JoinKind.Left)
            return;
        _times.Append(0);
        Pooled.Grow(ref _groupOf, 0, 1);
    }

    /// <summary>The column of the table that becomes the result's n-th of those from the right.</summary>
    public Column this[int taken] => _rows.Columns[taken];

    private long HeldBytes => _rows.HeldBytes + _table.HeldBytes + (_groupOf.Length * (long)sizeof(int)) + _keys.HeldBytes;

    private int First => _plan.Kind == JoinKind.Left ? 1 : 0;

    /// <summary>Adds a block's rows from one on, as far as the budget reaches, and at least some.</summary>
    /// <returns>The row at which it stopped; that behind the last where all were added.</returns>
    public int Add(RowBlock block, int start)
    {
        while (start < block.Count)
        {
            // Memory is doubled when it grows, and finding rows in order takes two numbers more a row.
            if (_rows.Count > First && 2 * (HeldBytes + (2L * sizeof(int) * _rows.Count)) > _budget)
                return start;
            int count = Math.Min(WorkSpace.SliceRows(_budget, MostSliceRows), block.Count - start);
            AddSlice(block, start, count);
            start += count;
        }

        return start;
    }

    /// <summary>Makes the rows of each key lie together; call it once all are added.</summary>
    public void Seal()
    {
        int groups = _table.Count;
        Pooled.Grow(ref _starts, 0, groups + 1);
        _starts.AsSpan(0, groups + 1).Clear();
        for (int row = First; row < _rows.Count; row++)
            _starts[_groupOf[row] + 1]++;
        for (int i = 0; i < groups; i++)
            _starts[i + 1] += _starts[i];
        Pooled.Grow(ref _order, 0, _rows.Count);
        int[] next = [.. _starts.AsSpan(0, groups)];
        for (int row = First; row < _rows.Count; row++)
            _order[next[_groupOf[row]]++] = row;
        if (_plan.RightTime < 0)
            return;
        for (int i = 0; i < groups; i++)
        {
            _order.AsSpan(_starts[i], _starts[i + 1] - _starts[i]).Sort(
                (left, right) => _times[left] != _times[right] ? _times[left].CompareTo(_times[right]) : left.CompareTo(right));
        }
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
            if (_times[rows[middle]] <= time)
                low = middle + 1;
            else
                high = middle;
        }

        return low > 0 && time - _times[rows[low - 1]] <= _plan.Tolerance ? rows.Slice(low - 1, 1) : [];
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
        for (int i = 0; i < count; i++)
        {
            if (IsMissing(block, start + i))
                continue;
            _groupOf[_rows.Count + _kept.Count] = _table.FindOrAdd(_keys.Keys[i], _keys.Hashes[i]);
            _kept.Add(start + i);
        }

        ReadOnlySpan<int> kept = _kept.Rows.Span;
        for (int i = 0; i < _sources.Length; i++)
            _rows.Columns[i].AppendRows(block.Columns[_sources[i]], kept);
        foreach (int row in kept)
            _times.Append(_plan.RightTime < 0 ? 0 : Ticks.Of(block.Columns[_plan.RightTime], row));
    }

    private bool IsMissing(RowBlock block, int row)
    {
        foreach (KeyPart part in _plan.RightKeys.Parts)
        {
            if (block.Columns[part.Column].IsMissing(row))
                return true;
        }

        return _plan.RightTime >= 0 && block.Columns[_plan.RightTime].IsMissing(row);
    }
}
