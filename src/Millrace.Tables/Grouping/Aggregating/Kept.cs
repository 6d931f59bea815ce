using Millrace.Data;

namespace Millrace.Tables;

/// <summary>One of the values of a column in each group, as the row of a column of its own, which is made anew once most of it is used no more.</summary>
/// <param name="choice">Which value.</param>
/// <param name="create">Makes an empty column of the source's type.</param>
internal sealed class Kept(Choice choice, Func<Column> create) : Aggregator
{
    private const int LeastToCompact = 1 << 12;
    private const int LeastBytesToCompact = 1 << 20;

    private readonly KeyEncoder _encoder = new([new KeyPart(0)]);
    private readonly KeyBuffer _values = new();
    private readonly List<byte[]?> _best = [];
    private readonly RowList _added = new();
    private readonly RowBlock _own = new([create()]);
    private Column _kept = create();
    private long _bestBytes;

    // The row of each group's value in the column; −1 where nothing is kept yet.
    private int[] _rowOf = [];
    private int _used;

    // The first eight bytes of each group's best value; of a longer one all bytes are in the list.
    private ulong[] _chunks = [];
    private int _chunksUsed;

    public override long HeldBytes => _kept.HeldBytes + (_rowOf.Length * (long)sizeof(int)) + _values.HeldBytes + _own.HeldBytes + _bestBytes
        + (_best.Count * (long)IntPtr.Size) + (_chunks.Length * (long)sizeof(ulong));

    private bool Compares => choice is Choice.Smallest or Choice.Largest;

    public override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        ArgumentNullException.ThrowIfNull(column);
        int before = _used;
        Reserve(ref _rowOf, ref _used, groupCount);
        _rowOf.AsSpan(before, _used - before).Fill(-1);
        if (rows.IsEmpty)
            return;
        _added.Clear();
        if (Compares)
            AddBest(column, rows, groups);
        else
            AddByPlace(rows, groups);
        if (_added.Count > 0)
            _kept.AppendRows(column, _added.Rows.Span);
        if (_kept.Count > 2L * _used && (_kept.Count > LeastToCompact || _kept.HeldBytes > LeastBytesToCompact))
            Compact();
    }

    public override void Write(Column target, ReadOnlySpan<int> groups)
    {
        int[] rows = new int[groups.Length];
        int count = 0;
        for (int i = 0; i < groups.Length; i++)
        {
            int row = _rowOf[groups[i]];
            if (row >= 0)
            {
                rows[count++] = row;
                continue;
            }

            target.AppendRows(_kept, rows.AsSpan(0, count));
            target.AppendMissing();
            count = 0;
        }

        target.AppendRows(_kept, rows.AsSpan(0, count));
    }

    public override void Dispose()
    {
        _kept.Release();
        _values.Dispose();
        _own.Dispose();
        Pooled.Return(ref _rowOf);
        Pooled.Return(ref _chunks);
        _best.Clear();
    }

    private void AddByPlace(ReadOnlySpan<int> rows, ReadOnlySpan<int> groups)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            ref int row = ref _rowOf[groups[i]];
            if (choice == Choice.First && row >= 0)
                continue;
            row = _kept.Count + _added.Count;
            _added.Add(rows[i]);
        }
    }

    private void AddBest(Column column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups)
    {
        _values.Clear();
        _own.Clear();
        _own.Columns[0].AppendRows(column, rows);
        _encoder.Encode(_own, 0, rows.Length, _values);
        int mark = _own.Columns[0].Info.IsNullable ? 1 : 0;
        Reserve(ref _chunks, ref _chunksUsed, _used);
        for (int i = 0; i < rows.Length; i++)
        {
            if (column.IsMissing(rows[i]) || !IsBetter(groups[i], i, mark))
                continue;
            _rowOf[groups[i]] = _kept.Count + _added.Count;
            _added.Add(rows[i]);
        }
    }

    /// <summary>Whether a value is better than its group's best so far, whose place it then takes.</summary>
    private bool IsBetter(int group, int index, int mark)
    {
        ulong chunk = _values.Chunk(index, mark);
        ReadOnlySpan<byte> value = _values[index][mark..];
        bool isLong = value.Length > sizeof(ulong);
        byte[]? best = null;
        if (isLong)
        {
            while (_best.Count <= group)
                _best.Add(null);
            best = _best[group];
        }

        if (_rowOf[group] >= 0)
        {
            int order = chunk.CompareTo(_chunks[group]);
            if (order == 0)
                order = isLong ? value.SequenceCompareTo(best) : 0;
            if (choice == Choice.Smallest ? order >= 0 : order <= 0)
                return false;
        }

        _chunks[group] = chunk;
        if (!isLong)
            return true;
        _bestBytes += value.Length - (best?.Length ?? 0);
        if (best?.Length == value.Length)
            value.CopyTo(best);
        else
            _best[group] = value.ToArray();
        return true;
    }

    private void Compact()
    {
        Column compact = create();
        int[] rows = new int[_used];
        int count = 0;
        for (int i = 0; i < _used; i++)
        {
            if (_rowOf[i] < 0)
                continue;
            rows[count] = _rowOf[i];
            _rowOf[i] = count++;
        }

        compact.AppendRows(_kept, rows.AsSpan(0, count));
        _kept.Release();
        _kept = compact;
    }
}
