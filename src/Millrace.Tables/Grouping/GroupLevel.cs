using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Groups rows as long as the budget lasts. Then no group is added any more: rows of others go into files by parts of their keys' hashes, each to be grouped
/// by itself. All rows of a group are seen in one place, in their order, whatever the budget.
/// </summary>
internal sealed class GroupLevel : IDisposable
{
    private const int MostSliceRows = 1 << 15;
    private const int OutputRows = 1 << 13;

    // However large the budget is, the keys of a slice lie in one piece.
    private const long MostBudgetOfSlice = 1L << 32;

    private readonly GroupShare[] _shares;
    private readonly KeyEncoder _encoder;
    private readonly SharedKeys _keys;
    private readonly WorkSpace _space;
    private readonly int _level;
    private readonly Func<RowBlock> _createResult;
    private readonly int[] _next;
    private readonly int[] _begin;
    private readonly int[] _place;
    private readonly int[] _shareOf = new int[OutputRows];
    private readonly int[] _order = new int[OutputRows];
    private PartedRows? _others;
    private RowBlock? _gathered;
    private bool _isClosed;

    /// <summary>Starts a level.</summary>
    /// <param name="parts">What is told of each group.</param>
    /// <param name="choice">Where the columns are in blocks.</param>
    /// <param name="createResult">Makes an empty block of the result's columns and the number of a group's first row.</param>
    /// <param name="space">The budget.</param>
    /// <param name="level">How often the rows have been divided.</param>
    public GroupLevel(ImmutableArray<GroupPart> parts, ColumnChoice choice, Func<RowBlock> createResult, WorkSpace space, int level)
    {
        WorkSpace growth = space.Part(2 * space.Parallelism * Math.Max(1, parts.Count(static part => part.Grows)));
        _shares = [.. Enumerable.Range(0, space.Parallelism).Select(_ => new GroupShare(parts, choice, growth))];
        _encoder = new KeyEncoder([.. parts.Where(static part => part.IsKey).Select(part => new KeyPart(choice.PlaceOf(part.Source)))]);
        _keys = new SharedKeys(_encoder, space.Parallelism);
        _next = new int[_shares.Length];
        _begin = new int[_shares.Length];
        _place = new int[_shares.Length];
        _createResult = createResult;
        _space = space;
        _level = level;
    }

    /// <summary>What is to be grouped by itself, once all rows are added.</summary>
    public IEnumerable<SpillRun> Parts => _others?.Parts ?? [];

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _keys.HeldBytes + (_gathered?.HeldBytes ?? 0) + _shares.Sum(static share => share.HeldBytes);

    /// <summary>Takes all rows of a block, whose last column is their numbers.</summary>
    /// <param name="block">The block.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Add(RowBlock block, CancellationToken cancellation)
    {
        for (int start = 0; start < block.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = RowSlices.Next(block, start, block.Count, MostSliceRows, Math.Min(_space.Budget, MostBudgetOfSlice), out _);
            int first = start;
            _keys.Take(block, start, count);
            Threads.For(_shares.Length, _space.Parallelism, i => _shares[i].Add(block, first, _keys, i, _shares.Length, !_isClosed));
            SpillStrangers(block, start);

            // Memory is doubled when it grows, so half of the budget is where it may have to end.
            _isClosed = _isClosed || 2 * HeldBytes > _space.Budget || _shares.Any(static share => share.IsFull);
            start += count;
        }
    }

    /// <summary>Ends the looking at rows, once all are there and before results are read.</summary>
    public void Complete(CancellationToken cancellation)
    {
        _keys.Dispose();
        Threads.For(_shares.Length, _space.Parallelism, i => _shares[i].Complete(cancellation));
    }

    /// <summary>Reads the results of the next groups, in the order of their first rows.</summary>
    /// <param name="target">Takes them; its columns are the result's, and may be one more for the number of the first row.</param>
    public bool Read(RowBlock target)
    {
        target.Clear();
        _gathered ??= _createResult();
        _gathered.Clear();
        _next.CopyTo(_begin, 0);
        int count = Choose(_gathered);
        var numbers = (ValueColumn<long>)_gathered.Columns[^1];
        for (int i = 0; i < _shares.Length; i++)
        {
            _place[i] = numbers.Count;
            int groups = _next[i] - _begin[i];
            if (groups == 0)
                continue;
            for (int j = 0; j < groups; j++)
                _order[j] = _begin[i] + j;
            _shares[i].Write(_gathered, _order.AsSpan(0, groups));
            _shares[i].FirstRows.Slice(_begin[i], groups).CopyTo(numbers.AppendUninitialized(groups));
        }

        for (int i = 0; i < count; i++)
            _order[i] = _place[_shareOf[i]]++;
        target.AppendRows(_gathered, _order.AsSpan(0, count));
        return count > 0;
    }

    public void Dispose()
    {
        Release();
        _others?.Dispose();
    }

    /// <summary>Gives the groups' memory back and keeps the parts.</summary>
    public void Release()
    {
        foreach (GroupShare share in _shares)
            share.Dispose();
        _keys.Dispose();
        _gathered?.Dispose();
    }

    /// <summary>Chooses the next groups of all shares, as many as should come out at once.</summary>
    private int Choose(RowBlock result)
    {
        long fixedBytes = result.Columns.Sum(static column => (long)column.RowBytes);
        int count = 0;
        for (long bytes = 0; count < OutputRows && bytes < _space.OutputBytes; count++)
        {
            int best = -1;
            for (int i = 0; i < _shares.Length; i++)
            {
                if (_next[i] < _shares[i].Count && (best < 0 || _shares[i].FirstRows[_next[i]] < _shares[best].FirstRows[_next[best]]))
                    best = i;
            }

            if (best < 0)
                break;
            bytes += fixedBytes + _shares[best].BytesOf(_next[best]);
            _next[best]++;
            _shareOf[count] = best;
        }

        return count;
    }

    private void SpillStrangers(RowBlock block, int start)
    {
        if (!_shares.Any(static share => share.Strangers.Count > 0))
            return;
        _others ??= new PartedRows(_encoder, _space, _level);
        foreach (GroupShare share in _shares)
        {
            // Rows of a share stay in their order, and all that share a key are of one share, below as well.
            foreach (int row in share.Strangers.Rows.Span)
                _others.Choose(row, _keys.HashOf(row - start));
        }

        _others.Write(block);
    }
}
