using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Groups rows as long as the budget lasts. Then no group is added any more: rows of others go into files by parts of their keys' hashes, each to be grouped
/// by itself. All rows of a group are seen in one place, in their order, whatever the budget.
/// </summary>
internal sealed class GroupLevel : IDisposable
{
    private const int MostSliceRows = 1 << 13;
    private const int OutputRows = 1 << 13;
    private const int PartBits = 4;
    private const int HashBits = 64;

    // Rows that are still too many after so many divisions are of few groups, and dividing them again would not help.
    private const int MostLevels = 4;

    private readonly GroupShare[] _shares;
    private readonly KeyHashes _keys;
    private readonly WorkSpace _space;
    private readonly int _level;
    private readonly bool _mayGiveUp;
    private readonly Func<RowBlock> _createResult;
    private readonly int[] _next;
    private readonly RowList[] _partRows = [.. Enumerable.Range(0, 1 << PartBits).Select(static _ => new RowList())];
    private SpillFile? _file;
    private SpillRun[] _parts = [];
    private BlockWriter? _writer;
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
        _shares = [.. Enumerable.Range(0, space.Parallelism).Select(_ => new GroupShare(parts, choice))];
        _keys = new KeyHashes(new KeyEncoder([.. parts.Where(static part => part.IsKey).Select(part => new KeyPart(choice.PlaceOf(part.Source)))]));
        _next = new int[_shares.Length];
        _createResult = createResult;
        _space = space;
        _level = level;
        _mayGiveUp = level < MostLevels && parts.Any(static part => part.Grows) && parts.Any(static part => part.IsKey);
    }

    /// <summary>Whether the groups that are here outgrew the budget by themselves: no row is taken any more, and all are to be divided.</summary>
    public bool HasGivenUp { get; private set; }

    /// <summary>What is to be grouped by itself, once all rows are added.</summary>
    public IEnumerable<SpillRun> Parts => _parts.Where(static part => part.RowCount > 0);

    /// <summary>Takes all rows of a block, whose last column is their numbers.</summary>
    public void Add(RowBlock block)
    {
        int most = WorkSpace.SliceRows(_space.Budget, MostSliceRows);
        for (int start = 0; start < block.Count && !HasGivenUp; start += most)
        {
            int count = Math.Min(most, block.Count - start);
            int first = start;
            _keys.Take(block, start, count);
            Threads.For(_shares.Length, _space.Parallelism, i => _shares[i].Add(block, first, _keys, i, _shares.Length, !_isClosed));
            SpillStrangers(block, start);

            // Memory is doubled when it grows, so half of the budget is where it may have to end.
            _isClosed = _isClosed || 2 * _shares.Sum(static share => share.HeldBytes) > _space.Budget;
            HasGivenUp = _isClosed && _mayGiveUp;
        }
    }

    /// <summary>Reads the results of the next groups, in the order of their first rows.</summary>
    /// <param name="target">Takes them; its columns are the result's, and may be one more for the number of the first row.</param>
    public bool Read(RowBlock target)
    {
        target.Clear();
        _gathered ??= _createResult();
        _gathered.Clear();
        int count = 0;
        int[] shareOf = new int[OutputRows];
        int[] begin = [.. _next];
        while (count < OutputRows)
        {
            int best = -1;
            for (int i = 0; i < _shares.Length; i++)
            {
                if (_next[i] < _shares[i].Count && (best < 0 || _shares[i].FirstRows[_next[i]] < _shares[best].FirstRows[_next[best]]))
                    best = i;
            }

            if (best < 0)
                break;
            _next[best]++;
            shareOf[count++] = best;
        }

        int[] place = new int[_shares.Length];
        for (int i = 0; i < _shares.Length; i++)
        {
            place[i] = _gathered.Count;
            int[] groups = [.. Enumerable.Range(begin[i], _next[i] - begin[i])];
            if (groups.Length == 0)
                continue;
            _shares[i].Write(_gathered, groups);
            var numbers = (ValueColumn<long>)_gathered.Columns[^1];
            foreach (int group in groups)
                numbers.Append(_shares[i].FirstRows[group]);
        }

        int[] order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = place[shareOf[i]]++;
        target.AppendRows(_gathered, order);
        return count > 0;
    }

    public void Dispose()
    {
        foreach (GroupShare share in _shares)
            share.Dispose();
        _keys.Dispose();
        _gathered?.Dispose();
        _writer?.Dispose();
        _file?.Dispose();
    }

    /// <summary>Gives the groups' memory back and keeps the parts.</summary>
    public void Release()
    {
        foreach (GroupShare share in _shares)
            share.Dispose();
        _keys.Dispose();
        _gathered?.Dispose();
    }

    private void SpillStrangers(RowBlock block, int start)
    {
        if (!_shares.Any(static share => share.Strangers.Count > 0))
            return;
        if (_file is null)
        {
            SpillFile file = _file = _space.CreateFile();
            _parts = [.. Enumerable.Range(0, 1 << PartBits).Select(_ => new SpillRun(file))];
            _writer = new BlockWriter();
        }

        int shift = HashBits - (PartBits * (1 + (_level % (HashBits / PartBits))));
        foreach (GroupShare share in _shares)
        {
            // Rows of a share stay in their order, and all that share a key are of one share, below as well.
            foreach (int row in share.Strangers.Rows.Span)
                _partRows[(int)(_keys.Hashes[row - start] >> shift) & ((1 << PartBits) - 1)].Add(row);
        }

        for (int i = 0; i < _parts.Length; i++)
        {
            _parts[i].Append(block, _partRows[i].Rows, _writer!);
            _partRows[i].Clear();
        }
    }
}
