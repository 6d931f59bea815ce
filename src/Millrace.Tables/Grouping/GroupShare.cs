using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The groups whose keys' hashes fall to one thread.</summary>
internal sealed class GroupShare : IDisposable
{
    // What stands for a kind's group where it has none here: its rows are another share's, or there is no room for their group.
    private const int Elsewhere = -1;
    private const int Strange = -2;

    private readonly ImmutableArray<GroupPart> _parts;
    private readonly ColumnChoice _choice;
    private readonly GroupTable _table = new();
    private readonly Aggregator[] _aggregators;
    private readonly Kept[] _kept;
    private int[] _groupOf = [];
    private int[] _rows = [];
    private int[] _groups = [];
    private long[] _firstRows = [];
    private int _count;

    /// <summary>Starts without groups.</summary>
    /// <param name="parts">What is told of each group.</param>
    /// <param name="choice">Where the columns are in blocks.</param>
    /// <param name="growth">The budget of each part that grows with a group's rows.</param>
    public GroupShare(ImmutableArray<GroupPart> parts, ColumnChoice choice, WorkSpace growth)
    {
        _parts = parts;
        _choice = choice;
        _aggregators = [.. parts.Select(part => part.Create(growth))];
        _kept = [.. _aggregators.OfType<Kept>()];
    }

    /// <summary>How many groups there are.</summary>
    public int Count => _table.Count;

    /// <summary>The number of the first row of each group; they grow.</summary>
    public ReadOnlySpan<long> FirstRows => _firstRows.AsSpan(0, Count);

    /// <summary>Rows of the last block that are of no group that is here.</summary>
    public RowList Strangers { get; } = new();

    /// <summary>Whether no memory in one piece may hold much more.</summary>
    public bool IsFull => _table.IsFull || _aggregators.Any(static each => each.HeldBytes > GroupTable.MostBytes);

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _table.HeldBytes + (_firstRows.Length * (long)sizeof(long))
        + (((long)_groupOf.Length + _rows.Length + _groups.Length) * sizeof(int)) + _aggregators.Sum(static each => each.HeldBytes);

    /// <summary>Takes those rows of a run that fall here.</summary>
    /// <param name="block">The block.</param>
    /// <param name="start">The first row.</param>
    /// <param name="keys">The keys of the run.</param>
    /// <param name="share">Which share this is.</param>
    /// <param name="shares">Of how many.</param>
    /// <param name="mayAdd">Whether there may be new groups.</param>
    /// <exception cref="DataException">A sum is too large.</exception>
    public void Add(RowBlock block, int start, SharedKeys keys, int share, int shares, bool mayAdd)
    {
        _count = 0;
        Strangers.Clear();
        Pooled.Grow(ref _rows, 0, keys.Count);
        Pooled.Grow(ref _groups, 0, keys.Count);
        ReadOnlySpan<long> numbers = ((ValueColumn<long>)block.Columns[^1]).Values[start..];
        foreach (KeyHashes run in keys.Runs)
        {
            bool areStrange = FindGroups(run, share, shares, mayAdd, numbers);
            Choose(run.Rows, start);
            if (areStrange)
                ChooseStrangers(run.Rows, start);
            start += run.Rows.RowCount;
            numbers = numbers[run.Rows.RowCount..];
        }

        Aggregate(block);
    }

    /// <summary>Ends the looking at rows, once all are there.</summary>
    public void Complete(CancellationToken cancellation)
    {
        foreach (Aggregator aggregator in _aggregators)
            aggregator.Complete(cancellation);
    }

    /// <summary>How many bytes those of a group's results take that may be of any width, or a few more.</summary>
    public long BytesOf(int group)
    {
        long bytes = 0;
        foreach (Kept kept in _kept)
            bytes += kept.BytesOf(group);
        return bytes;
    }

    /// <summary>Adds the results of groups to the columns of a block.</summary>
    /// <param name="target">The block.</param>
    /// <param name="groups">The groups, which follow those of the call before.</param>
    /// <exception cref="DataException">One does not fit its column.</exception>
    public void Write(RowBlock target, ReadOnlySpan<int> groups)
    {
        for (int i = 0; i < _parts.Length; i++)
        {
            Column column = target.Columns[_parts[i].Target];
            try
            {
                _aggregators[i].Write(column, groups);
            }
            catch (OverflowException error)
            {
                throw new DataException($"The {_parts[i].What} of a group is too large for column \"{column.Info.Name}\", which is {column.Info.TypeName}: "
                    + "make it a larger type.", error);
            }
        }
    }

    public void Dispose()
    {
        _table.Dispose();
        Pooled.Return(ref _groupOf);
        Pooled.Return(ref _rows);
        Pooled.Return(ref _groups);
        Pooled.Return(ref _firstRows);
        foreach (Aggregator aggregator in _aggregators)
            aggregator.Dispose();
    }

    /// <summary>Finds the group of each kind of rows.</summary>
    /// <returns>Whether there is no room for that of any.</returns>
    private bool FindGroups(KeyHashes run, int share, int shares, bool mayAdd, ReadOnlySpan<long> numbers)
    {
        ReadOnlySpan<ulong> hashes = run.Hashes;
        Pooled.Grow(ref _groupOf, 0, hashes.Length);
        bool areStrange = false;
        for (int kind = 0; kind < hashes.Length; kind++)
        {
            ulong hash = hashes[kind];
            int group = Elsewhere;

            // The middle of a hash says whose it is, the lower end where in the table, the upper one in which part.
            if ((int)(((ulong)(uint)(hash >> 16) * (uint)shares) >> 32) == share)
            {
                int before = _table.Count;
                group = mayAdd ? _table.FindOrAdd(run.Keys[kind], hash) : _table.Find(run.Keys[kind], hash);
                if (group == before)
                {
                    Pooled.Grow(ref _firstRows, before, before + 1);
                    _firstRows[before] = numbers[run.Rows.Firsts[kind]];
                }
                else if (group < 0)
                {
                    group = Strange;
                    areStrange = true;
                }
            }

            _groupOf[kind] = group;
        }

        return areStrange;
    }

    /// <summary>Chooses the rows of groups that are here.</summary>
    private void Choose(RowKinds kinds, int start)
    {
        ReadOnlySpan<int> all = kinds.Kinds;
        ReadOnlySpan<int> groupOf = _groupOf;
        Span<int> rows = _rows.AsSpan(_count);
        Span<int> groups = _groups.AsSpan(_count);
        int count = 0;
        for (int i = 0; i < all.Length; i++)
        {
            int group = groupOf[all[i]];
            rows[count] = start + i;
            groups[count] = group;

            // What is of another share is written over by the next row.
            count += (int)((uint)~group >> 31);
        }

        _count += count;
    }

    private void ChooseStrangers(RowKinds kinds, int start)
    {
        ReadOnlySpan<int> all = kinds.Kinds;
        for (int i = 0; i < all.Length; i++)
        {
            if (_groupOf[all[i]] == Strange)
                Strangers.Add(start + i);
        }
    }

    private void Aggregate(RowBlock block)
    {
        ReadOnlySpan<int> rows = _rows.AsSpan(0, _count);
        ReadOnlySpan<int> groups = _groups.AsSpan(0, _count);
        for (int i = 0; i < _parts.Length; i++)
        {
            Column? column = _parts[i].Source < 0 ? null : block.Columns[_choice.PlaceOf(_parts[i].Source)];
            try
            {
                _aggregators[i].Add(column, rows, groups, Count);
            }
            catch (OverflowException error)
            {
                throw new DataException($"The {_parts[i].What} of column \"{column?.Info.Name}\" of a group is larger than any number of its kind.", error);
            }
        }
    }
}
