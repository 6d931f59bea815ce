namespace Millrace.Data;

/// <summary>Reads lists of values: a leaf below one repeated field.</summary>
/// <param name="leaf">The leaf.</param>
/// <param name="repeated">The definition level from which on a list has an element.</param>
/// <param name="pages">Its pages.</param>
/// <param name="values">What decodes the elements.</param>
/// <param name="place">Where it is, for errors.</param>
internal sealed class ListReader(LeafColumn leaf, int repeated, PageReader pages, ValueReader values, ParquetPlace place) : LeafReader(leaf, pages, values)
{
    private const int Block = 4096;

    // Runs of levels and codes let a few bytes speak of any number of elements; no list that somebody wrote down has so many a byte.
    private const int ItemsAnyhow = 1 << 22;
    private const int ItemsPerByte = 1024;

    private readonly byte[] _repetitions = new byte[Block];
    private readonly byte[] _definitions = new byte[Block];
    private readonly ulong[] _validity = new ulong[Block / 64];
    private long _row;
    private long _rowsLeft;
    private long _mostItems;
    private int _next;
    private int _count;
    private bool _isOpen;
    private bool _isMissing;

    public override void StartGroup(RowGroupMetadata group, long firstRow)
    {
        base.StartGroup(group, firstRow);
        (_row, _rowsLeft, _next, _count, _isOpen) = (firstRow, group.Rows, 0, 0, false);
        _mostItems = Math.Min(ItemsAnyhow + (ItemsPerByte * group.Chunks[Leaf.Index].CompressedSize), Array.MaxLength);
    }

    public override void Read(Column target, int rows)
    {
        var lists = (ListColumn)target;
        _rowsLeft -= rows;
        int started = 0;
        while (true)
        {
            if (_next == _count && !NextBlock())
                break;
            if (_repetitions[_next] == 0 && started == rows)
                break;
            started += ReadBlock(lists, rows - started);
        }

        Close(lists, lists.Items.Count);
        if (started < rows)
            throw new ParquetFault($"the pages have {rows - started + _rowsLeft} lists less than the row group has rows");
        if (_rowsLeft == 0 && _next < _count)
            throw new ParquetFault("the pages have more lists than the row group has rows");
    }

    public override long VariableBytes(RowGroupMetadata group)
    {
        ChunkMetadata chunk = group.Chunks[Leaf.Index];
        return Math.Max(chunk.UncompressedSize, 8 * chunk.Values) / Math.Max(group.Rows, 1);
    }

    private bool NextBlock()
    {
        if (Left == 0)
        {
            if (IsLastPage)
                return false;
            OpenPage(NextPage());
        }

        _count = Math.Min(Left, Block);
        _next = 0;
        Repetitions.Read(_repetitions.AsSpan(0, _count));
        Definitions.Read(_definitions.AsSpan(0, _count));
        Left -= _count;
        return true;
    }

    /// <summary>Reads levels up to the block's end, or to where a row begins that is not wanted, and the elements that they speak of.</summary>
    /// <returns>Rows that began.</returns>
    private int ReadBlock(ListColumn lists, int rows)
    {
        int first = lists.Items.Count;
        int slots = 0;
        int present = 0;
        int started = 0;
        _validity.AsSpan().Clear();
        for (; _next < _count; _next++)
        {
            int definition = _definitions[_next];
            if (_repetitions[_next] == 0)
            {
                if (started == rows)
                    break;
                Close(lists, first + slots);
                Open(definition);
                started++;
            }
            else if (!_isOpen || definition < repeated)
            {
                throw new ParquetFault("the levels say that a list goes on that did not begin");
            }

            if (definition < repeated)
                continue;
            if (definition == Leaf.MaxDefinition)
            {
                Bits.Set(_validity, slots);
                present++;
            }

            slots++;
        }

        if (present < slots && !lists.Items.Info.IsNullable)
            throw place.MissingItem(_row);
        if (first + slots > _mostItems)
            throw ParquetFault.Unsupported($"a list, or some of them together, of more than {_mostItems} elements");
        Append(lists, slots, present);
        return started;
    }

    private void Append(ListColumn lists, int slots, int present)
    {
        try
        {
            Values.Append(lists.Items, slots, present, _validity);
        }
        catch (UnfitValue unfit)
        {
            throw place.Unfit(_row, unfit);
        }
    }

    private void Open(int definition)
    {
        _isOpen = true;
        _isMissing = definition < repeated - 1;
    }

    private void Close(ListColumn lists, int end)
    {
        if (!_isOpen)
            return;
        if (_isMissing && !lists.Info.IsNullable)
            throw place.Missing(_row);
        lists.AppendRow(end, _isMissing);
        _isOpen = false;
        _row++;
    }
}
