namespace Millrace.Data;

/// <summary>Reads lists of values: a leaf below one repeated field.</summary>
/// <param name="leaf">The leaf.</param>
/// <param name="repeated">The definition level from which on a list has an element.</param>
/// <param name="place">Where it is, for errors.</param>
internal sealed class ListReader(LeafPages leaf, int repeated, ParquetPlace place) : LeafReader(leaf)
{
    private const int Block = 4096;

    // What a batch may hold however small the file is, and what each byte of the file may stand for besides: runs of levels and codes let a few bytes
    // speak of any number of elements.
    private const int ModestItems = 1 << 22;
    private const int ItemsPerByte = 1024;

    // Bytes of pages stand for as many, compressed or not; but a few bytes can become pages of any length, which do not stand for more than this.
    private const int PageItems = 1 << 26;

    // Elements count for so many bytes of a batch, so that one of equal lists has half as many as it may at most.
    private const int BytesPerItem = 32;

    private readonly byte[] _repetitions = new byte[Block];
    private readonly byte[] _definitions = new byte[Block];
    private readonly ulong[] _validity = new ulong[Block / 64];
    private long _fileItems;
    private long _pageBytes;
    private long _row;
    private long _rowsLeft;
    private int _next;
    private int _count;
    private bool _isOpen;
    private bool _hasItems;
    private bool _isMissing;

    public override void StartGroup(RowGroupMetadata group, long firstRow)
    {
        base.StartGroup(group, firstRow);
        _fileItems = ItemsPerByte * group.Chunks[Leaf.Index].CompressedSize;
        _pageBytes = 0;
        (_row, _rowsLeft, _next, _count, _isOpen) = (firstRow, group.Rows, 0, 0, false);
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
            if (lists.Items.Count > MostItems)
                throw ParquetFault.Unsupported($"a batch of more than {MostItems} elements of lists");
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
        long values = Math.Min(chunk.Values, MostValues);
        return Math.Max(BytesOf(chunk, values), BytesPerItem * values) / Math.Max(group.Rows, 1);
    }

    private long MostItems => ModestItems + Math.Max(_fileItems, Math.Min(ItemsPerByte * _pageBytes, PageItems));

    private bool NextBlock()
    {
        if (Left == 0)
        {
            if (IsLastPage)
                return false;
            PageHeader header = NextPage();
            OpenPage(header);
            _pageBytes += header.UncompressedSize;
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
        int start = _next;
        long startRow = _isOpen ? _row : _row - 1;
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
            else if (!_isOpen || !_hasItems || definition < repeated)
            {
                throw new ParquetFault("the levels say that a list goes on that did not begin");
            }

            if (definition < repeated)
                continue;
            if (definition == Leaf.MaxDefinition)
            {
                Bitmaps.Set(_validity, slots);
                present++;
            }

            slots++;
        }

        if (present < slots && !lists.Items.Info.IsNullable)
            throw place.MissingItem(RowOf(Bitmaps.NthClear(_validity, 0), start, startRow));
        try
        {
            Values.Append(lists.Items, slots, present, _validity);
        }
        catch (UnfitValue unfit)
        {
            throw place.Unfit(RowOf(Bitmaps.NthSet(_validity, unfit.Index), start, startRow), unfit);
        }

        return started;
    }

    /// <summary>The row of an element among those that were read since a place in the block.</summary>
    /// <param name="slot">The element.</param>
    /// <param name="start">The place.</param>
    /// <param name="row">The row that was open there, or the one before the row that begins there.</param>
    private long RowOf(int slot, int start, long row)
    {
        for (int i = start; ; i++)
        {
            row += _repetitions[i] == 0 ? 1 : 0;
            if (_definitions[i] >= repeated && slot-- == 0)
                return row;
        }
    }

    private void Open(int definition)
    {
        _isOpen = true;
        _hasItems = definition >= repeated;
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
