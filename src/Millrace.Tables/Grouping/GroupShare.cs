using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The groups whose keys' hashes fall to one thread.</summary>
/// <param name="parts">What is told of each group.</param>
/// <param name="choice">Where the columns are in blocks.</param>
/// <param name="growth">The budget of each part that grows with a group's rows.</param>
internal sealed class GroupShare(ImmutableArray<GroupPart> parts, ColumnChoice choice, WorkSpace growth) : IDisposable
{
    private readonly GroupTable _table = new();
    private readonly Aggregator[] _aggregators = [.. parts.Select(part => part.Create(growth))];
    private readonly RowList _rows = new();
    private readonly RowList _groups = new();
    private long[] _firstRows = [];

    /// <summary>How many groups there are.</summary>
    public int Count => _table.Count;

    /// <summary>The number of the first row of each group; they grow.</summary>
    public ReadOnlySpan<long> FirstRows => _firstRows.AsSpan(0, Count);

    /// <summary>Rows of the last block that are of no group that is here.</summary>
    public RowList Strangers { get; } = new();

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _table.HeldBytes + (_firstRows.Length * (long)sizeof(long)) + _aggregators.Sum(static each => each.HeldBytes);

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
        _rows.Clear();
        _groups.Clear();
        Strangers.Clear();
        ReadOnlySpan<long> numbers = ((ValueColumn<long>)block.Columns[^1]).Values;
        int row = start;
        foreach (KeyHashes run in keys.Runs)
        {
            ReadOnlySpan<ulong> hashes = run.Hashes;
            for (int i = 0; i < hashes.Length; i++, row++)
            {
                // The middle of a hash says whose it is, the lower end where in the table, the upper one in which part.
                if ((int)(((ulong)(uint)(hashes[i] >> 16) * (uint)shares) >> 32) == share)
                    Add(row, run.Keys[i], hashes[i], numbers[row], mayAdd);
            }
        }

        Aggregate(block);
    }

    /// <summary>Ends the looking at rows, once all are there.</summary>
    public void Complete(CancellationToken cancellation)
    {
        foreach (Aggregator aggregator in _aggregators)
            aggregator.Complete(cancellation);
    }

    /// <summary>Adds the results of groups to the columns of a block.</summary>
    /// <exception cref="DataException">One does not fit its column.</exception>
    public void Write(RowBlock target, ReadOnlySpan<int> groups)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            Column column = target.Columns[parts[i].Target];
            try
            {
                _aggregators[i].Write(column, groups);
            }
            catch (OverflowException error)
            {
                throw new DataException($"The {parts[i].What} of a group is too large for column \"{column.Info.Name}\", which is {column.Info.TypeName}: "
                    + "make it a larger type.", error);
            }
        }
    }

    public void Dispose()
    {
        _table.Dispose();
        Pooled.Return(ref _firstRows);
        foreach (Aggregator aggregator in _aggregators)
            aggregator.Dispose();
    }

    private void Add(int row, ReadOnlySpan<byte> key, ulong hash, long number, bool mayAdd)
    {
        int before = _table.Count;
        int group = mayAdd ? _table.FindOrAdd(key, hash) : _table.Find(key, hash);
        if (group < 0)
        {
            Strangers.Add(row);
            return;
        }

        if (group == before)
        {
            Pooled.Grow(ref _firstRows, before, before + 1);
            _firstRows[before] = number;
        }

        _rows.Add(row);
        _groups.Add(group);
    }

    private void Aggregate(RowBlock block)
    {
        ReadOnlySpan<int> rows = _rows.Rows.Span;
        ReadOnlySpan<int> groups = _groups.Rows.Span;
        for (int i = 0; i < parts.Length; i++)
        {
            Column? column = parts[i].Source < 0 ? null : block.Columns[choice.PlaceOf(parts[i].Source)];
            try
            {
                _aggregators[i].Add(column, rows, groups, Count);
            }
            catch (OverflowException error)
            {
                throw new DataException($"The {parts[i].What} of column \"{column?.Info.Name}\" of a group is larger than any number of its kind.", error);
            }
        }
    }
}
