namespace Millrace.Tables;

/// <summary>A place in a sorted run that is read from front to end.</summary>
/// <param name="run">The run.</param>
/// <param name="block">An empty block for its rows.</param>
/// <param name="encoder">Makes the keys.</param>
internal sealed class RunCursor(SpillRun run, RowBlock block, KeyEncoder encoder) : IDisposable
{
    private readonly BlockReader _reader = new();
    private int _next;

    public RowBlock Block => block;

    /// <summary>The keys of the block's rows.</summary>
    public KeyBuffer Keys { get; } = new();

    /// <summary>The row within the block.</summary>
    public int Row { get; private set; }

    /// <summary>The first eight bytes of the row's key.</summary>
    public ulong Chunk { get; private set; }

    /// <summary>Bytes that a row of the block takes by itself on the average.</summary>
    public long RowBytes { get; private set; }

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => block.HeldBytes + Keys.HeldBytes + _reader.HeldBytes;

    /// <summary>Goes to the next row of the block, if there is one.</summary>
    public bool MoveNext()
    {
        Row++;
        if (Row >= block.Count)
            return false;
        Chunk = Keys.Chunk(Row, 0);
        return true;
    }

    /// <summary>Goes to the first row of the next block, if there is one.</summary>
    public bool Load()
    {
        if (_next == run.Blocks.Count)
            return false;
        block.Clear();
        Keys.Clear();
        SpillBlock next = run.Blocks[_next++];
        _reader.Read(run.File, next, block);
        RowBytes = next.RowBytes / next.Rows;
        encoder.Encode(block, 0, block.Count, Keys);
        Row = 0;
        Chunk = Keys.Chunk(0, 0);
        return true;
    }

    /// <summary>Whether its row comes before another's.</summary>
    public bool IsBefore(RunCursor other, bool onTie)
    {
        if (Chunk != other.Chunk)
            return Chunk < other.Chunk;
        int order = Keys[Row].SequenceCompareTo(other.Keys[other.Row]);
        return order != 0 ? order < 0 : onTie;
    }

    public void Dispose()
    {
        block.Dispose();
        Keys.Dispose();
        _reader.Dispose();
    }
}
