using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Values of groups that the budget does not hold: sorted by group, of each group the one that counts before the others.</summary>
internal sealed class SpilledValues : IDisposable
{
    private const int Value = 0;
    private const int Group = 1;
    private const int Age = 2;
    private const int MostRows = 1 << 12;

    private readonly WorkSpace _space;
    private readonly ExternalSort _sort;
    private readonly RowBlock _block;
    private readonly RowList _rows = new();
    private int[] _bytes = [];
    private int _known;
    private long _age;
    private int _row;
    private bool _isOver;
    private CancellationToken _stop;

    /// <summary>Starts without values.</summary>
    /// <param name="choice">Which value of each group counts; not the first.</param>
    /// <param name="create">Makes an empty column for values.</param>
    /// <param name="space">The budget.</param>
    public SpilledValues(Choice choice, Func<Column> create, WorkSpace space)
    {
        RowBlock CreateBlock() => new([create(), RowNumbers.Create(), RowNumbers.Create()]);
        KeyPart[] order = [new KeyPart(Group), choice == Choice.Last ? new KeyPart(Age) : new KeyPart(Value, Descending: choice == Choice.Largest)];
        _space = space;
        _sort = new ExternalSort(CreateBlock, new KeyEncoder(order), space);
        _block = CreateBlock();
    }

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _sort.HeldBytes + _block.HeldBytes + (_bytes.Length * (long)sizeof(int));

    /// <summary>How many bytes the widest value takes that a group has here.</summary>
    public long BytesOf(int group) => group < _known ? _bytes[group] : 0;

    /// <summary>Takes values that are later than all that are here.</summary>
    /// <param name="values">A column of values.</param>
    /// <param name="rowOf">The row of each group's value; −1 for a group that has none.</param>
    public void Add(Column values, ReadOnlySpan<int> rowOf)
    {
        // The youngest comes first.
        _age--;
        if (rowOf.Length > _known)
        {
            Pooled.Grow(ref _bytes, _known, rowOf.Length);
            _bytes.AsSpan(_known, rowOf.Length - _known).Clear();
            _known = rowOf.Length;
        }

        for (int group = 0; group < rowOf.Length;)
            group = AddSome(values, rowOf, group);
        _block.Dispose();
    }

    /// <summary>Begins with the first group.</summary>
    public void Complete(CancellationToken cancellation)
    {
        _stop = cancellation;
        Load();
    }

    /// <summary>Adds the values of groups to a column, missing ones for those that have none.</summary>
    /// <param name="target">The column.</param>
    /// <param name="groups">The groups, which grow from call to call.</param>
    public void Write(Column target, ReadOnlySpan<int> groups)
    {
        foreach (int group in groups)
        {
            if (Reach(group, target))
            {
                _rows.Add(_row);
                continue;
            }

            Flush(target);
            target.AppendMissing();
        }

        Flush(target);
    }

    public void Dispose()
    {
        _sort.Dispose();
        _block.Dispose();
        Pooled.Return(ref _bytes);
        _known = 0;
    }

    /// <summary>Adds values of some groups from one on.</summary>
    /// <returns>The group behind them.</returns>
    private int AddSome(Column values, ReadOnlySpan<int> rowOf, int group)
    {
        _block.Clear();
        var groups = (ValueColumn<long>)_block.Columns[Group];
        var ages = (ValueColumn<long>)_block.Columns[Age];
        for (long bytes = 0; group < rowOf.Length && _rows.Count < MostRows && bytes < _space.OutputBytes; group++)
        {
            int row = rowOf[group];
            if (row < 0)
                continue;
            long own = values.BytesOf(row, 1);
            bytes += own;
            _bytes[group] = (int)Math.Clamp(own, _bytes[group], int.MaxValue);
            _rows.Add(row);
            groups.Append(group);
            ages.Append(_age);
        }

        _block.Columns[Value].AppendRows(values, _rows.Rows.Span);
        _sort.Add(_block, 0, _block.Count);
        _rows.Clear();
        return group;
    }

    /// <summary>Goes to the first value of a group or of a later one; says whether it is the group's.</summary>
    private bool Reach(int group, Column target)
    {
        while (!_isOver)
        {
            ReadOnlySpan<long> groups = ((ValueColumn<long>)_block.Columns[Group]).Values;
            while (_row < groups.Length && groups[_row] < group)
                _row++;
            if (_row < groups.Length)
                return groups[_row] == group;
            Flush(target);
            Load();
        }

        return false;
    }

    /// <summary>Adds the values that were found in the block, before it goes.</summary>
    private void Flush(Column target)
    {
        target.AppendRows(_block.Columns[Value], _rows.Rows.Span);
        _rows.Clear();
    }

    private void Load()
    {
        _row = 0;
        _isOver = !_sort.Read(_block, _stop);
    }
}
