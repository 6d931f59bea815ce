using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// One of the texts, bytes or lists of a column in each group, as the row of a column of its own, which is made anew once most of it is used no more. Values
/// that the budget does not hold go into a file; then the best of a group may be in several places, and the rest are looked at once all rows are there.
/// </summary>
/// <param name="choice">Which value.</param>
/// <param name="create">Makes an empty column of the source's type.</param>
/// <param name="space">The budget of values that grow with a group's rows; first ones do not.</param>
internal sealed class Kept(Choice choice, Func<Column> create, WorkSpace space) : Aggregator
{
    private const int LeastToCompact = 1 << 12;
    private const int LeastBytesToCompact = 1 << 20;

    private readonly BestKeys _best = new(choice);
    private readonly RowBlock _own = new([create()]);
    private Column _kept = create();
    private SpilledValues? _spilled;

    // The row of each group's value in the column; −1 where there is none.
    private int[] _rowOf = [];
    private int _used;

    // Rows that are about to be added to the column, one a group at most.
    private int[] _added = [];
    private int _addedCount;

    public override long HeldBytes => _kept.HeldBytes + _own.HeldBytes + _best.HeldBytes + (((long)_rowOf.Length + _added.Length) * sizeof(int)) + (_spilled?.HeldBytes ?? 0);

    private bool Compares => choice is Choice.Smallest or Choice.Largest;

    // Only what stays: what a slice of rows is compared with goes with the next one.
    private long ValueBytes => _kept.HeldBytes + _best.BestBytes;

    /// <summary>How many bytes a group's value takes, or one that the group had.</summary>
    public long BytesOf(int group)
    {
        long bytes = _rowOf[group] < 0 ? 0 : _kept.BytesOf(_rowOf[group], 1);
        return Math.Max(bytes, _spilled?.BytesOf(group) ?? 0);
    }

    public override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        ArgumentNullException.ThrowIfNull(column);
        int before = _used;
        Reserve(ref _rowOf, ref _used, groupCount);
        _rowOf.AsSpan(before, _used - before).Fill(-1);

        // A group's first row is there when the group is.
        if (rows.IsEmpty || (choice == Choice.First && groupCount == before))
            return;
        _addedCount = 0;
        Pooled.Grow(ref _added, 0, rows.Length);
        if (Compares)
            AddBest(column, rows, groups);
        else
            AddByPlace(rows, groups);
        _kept.AppendRows(column, _added.AsSpan(0, _addedCount));
        if (_kept.Count > 2L * _used && (_kept.Count > LeastToCompact || _kept.HeldBytes > LeastBytesToCompact))
            Compact();
        if (choice != Choice.First && (2 * ValueBytes > space.Budget || ValueBytes > GroupTable.MostBytes))
            Spill();
    }

    public override void Complete(CancellationToken cancellation)
    {
        if (_spilled is null)
            return;
        Spill();
        _spilled.Complete(cancellation);
    }

    public override void Write(Column target, ReadOnlySpan<int> groups)
    {
        if (_spilled is not null)
        {
            _spilled.Write(target, groups);
            return;
        }

        Pooled.Grow(ref _added, 0, groups.Length);
        int count = 0;
        foreach (int group in groups)
        {
            int row = _rowOf[group];
            if (row >= 0)
            {
                _added[count++] = row;
                continue;
            }

            target.AppendRows(_kept, _added.AsSpan(0, count));
            target.AppendMissing();
            count = 0;
        }

        target.AppendRows(_kept, _added.AsSpan(0, count));
    }

    public override void Dispose()
    {
        _kept.Release();
        _best.Dispose();
        _own.Dispose();
        _spilled?.Dispose();
        Pooled.Return(ref _rowOf);
        Pooled.Return(ref _added);
    }

    private void AddByPlace(ReadOnlySpan<int> rows, ReadOnlySpan<int> groups)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            if (choice == Choice.Last || _rowOf[groups[i]] < 0)
                Take(groups[i], rows[i]);
        }
    }

    private void AddBest(Column column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups)
    {
        _own.Clear();
        _own.Columns[0].AppendRows(column, rows);
        _best.Start(_own, _used);
        for (int i = 0; i < rows.Length; i++)
        {
            if (!column.IsMissing(rows[i]) && _best.TryImprove(groups[i], i, hasAny: _rowOf[groups[i]] >= 0))
                Take(groups[i], rows[i]);
        }
    }

    /// <summary>Takes a row's value for a group, in the place of one that has not been added yet.</summary>
    private void Take(int group, int row)
    {
        ref int place = ref _rowOf[group];
        if (place < _kept.Count)
            place = _kept.Count + _addedCount++;
        _added[place - _kept.Count] = row;
    }

    private void Compact()
    {
        Column compact = create();
        Pooled.Grow(ref _added, 0, _used);
        int count = 0;
        for (int i = 0; i < _used; i++)
        {
            if (_rowOf[i] < 0)
                continue;
            _added[count] = _rowOf[i];
            _rowOf[i] = count++;
        }

        compact.AppendRows(_kept, _added.AsSpan(0, count));
        _kept.Release();
        _kept = compact;
    }

    private void Spill()
    {
        _spilled ??= new SpilledValues(choice, create, space.Half());
        _spilled.Add(_kept, _rowOf.AsSpan(0, _used));
        _rowOf.AsSpan(0, _used).Fill(-1);
        _kept.Release();
        _best.Dispose();
        _own.Dispose();
    }
}
