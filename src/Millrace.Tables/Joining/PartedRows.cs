namespace Millrace.Tables;

/// <summary>Rows in parts by their keys' hashes, each part in the order of its rows.</summary>
internal sealed class PartedRows : IDisposable
{
    private const int PartBits = 4;
    private const int HashBits = 64;

    private readonly SpillFile _file;
    private readonly KeyHashes _keys;
    private readonly BlockWriter _writer = new();
    private readonly RowList[] _rows;
    private readonly int _shift;

    /// <summary>Starts a file of parts.</summary>
    /// <param name="encoder">Makes the keys.</param>
    /// <param name="space">Where the file goes.</param>
    /// <param name="level">How often the rows have been divided.</param>
    public PartedRows(KeyEncoder encoder, WorkSpace space, int level)
    {
        SpillFile file = _file = space.CreateFile();
        _keys = new KeyHashes(encoder);
        Parts = [.. Enumerable.Range(0, 1 << PartBits).Select(_ => new SpillRun(file))];
        _rows = [.. Parts.Select(static _ => new RowList())];
        _shift = HashBits - (PartBits * (1 + (level % (HashBits / PartBits))));
    }

    /// <summary>The parts; rows of the same key are in parts of the same place.</summary>
    public SpillRun[] Parts { get; }

    /// <summary>Adds all rows of a block.</summary>
    public void Add(RowBlock block)
    {
        _keys.Take(block, 0, block.Count);
        for (int i = 0; i < block.Count; i++)
            Choose(i, _keys.HashOf(i));
        Write(block);
    }

    /// <summary>Chooses a row, whose key has this hash, to be written next.</summary>
    public void Choose(int row, ulong hash) => _rows[(int)(hash >> _shift) & ((1 << PartBits) - 1)].Add(row);

    /// <summary>Writes the chosen rows of a block.</summary>
    public void Write(RowBlock block)
    {
        for (int i = 0; i < Parts.Length; i++)
        {
            Parts[i].Append(block, _rows[i].Rows, _writer);
            _rows[i].Clear();
        }
    }

    public void Dispose()
    {
        _keys.Dispose();
        _writer.Dispose();
        _file.Dispose();
    }
}
