namespace Millrace.Data;

/// <summary>One leaf of a nested column, slot after slot: a value, or the place where one is missing or a list is empty.</summary>
/// <param name="pages">The leaf's pages.</param>
/// <param name="items">An empty column for its values.</param>
/// <param name="place">Where it is, for errors.</param>
internal sealed class NestedLeaf(LeafPages pages, Column items, ParquetPlace place) : IDisposable
{
    private const int Block = 1024;

    private readonly byte[] _repetitions = new byte[Block];
    private readonly byte[] _definitions = new byte[Block];
    private readonly ulong[] _validity = new ulong[Block / 64];
    private long _row;
    private int _count;

    public LeafColumn Column => pages.Leaf;

    /// <summary>Values around the present slot, one a slot.</summary>
    public Column Items => items;

    /// <summary>The present slot's place in <see cref="Items"/>.</summary>
    public int Index { get; private set; }

    /// <summary>Whether the row group has no more slots.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The present slot's repetition level; 0 at the end.</summary>
    public int Repetition { get; private set; }

    /// <summary>The present slot's definition level.</summary>
    public int Definition { get; private set; }

    /// <summary>Starts with a row group, before its first slot.</summary>
    public void StartGroup(RowGroupMetadata group, long firstRow)
    {
        pages.StartGroup(group);
        (_row, Index, _count, IsAtEnd) = (firstRow, -1, 0, false);
    }

    /// <summary>Moves to the next slot.</summary>
    public void MoveNext()
    {
        if (++Index >= _count && !NextBlock())
        {
            (IsAtEnd, Repetition, Definition) = (true, 0, 0);
            return;
        }

        Repetition = _repetitions[Index];
        Definition = _definitions[Index];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        pages.Dispose();
        items.Release();
    }

    private bool NextBlock()
    {
        _row += _repetitions.AsSpan(0, _count).Count((byte)0);
        (Index, _count) = (0, 0);
        if (pages.Left == 0)
        {
            if (pages.IsLastPage)
                return false;
            pages.OpenPage(pages.NextPage());
        }

        int count = Math.Min(pages.Left, Block);
        pages.Repetitions.Read(_repetitions.AsSpan(0, count));
        pages.Definitions.Read(_definitions.AsSpan(0, count));
        ReadValues(count);
        pages.Left -= count;
        _count = count;
        return true;
    }

    private void ReadValues(int count)
    {
        int present = 0;
        _validity.AsSpan().Clear();
        for (int i = 0; i < count; i++)
        {
            if (_definitions[i] != Column.MaxDefinition)
                continue;
            Bitmaps.Set(_validity, i);
            present++;
        }

        items.Clear();
        try
        {
            pages.Values.Append(items, count, present, _validity);
        }
        catch (UnfitValue unfit)
        {
            int slot = Bitmaps.NthSet(_validity, unfit.Index);
            throw place.Unfit(_row + _repetitions.AsSpan(0, slot + 1).Count((byte)0) - 1, unfit);
        }
    }
}
