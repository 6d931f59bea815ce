namespace Millrace.Tables;

/// <summary>Rows in a file, in order: a sorted run or one part of a table.</summary>
/// <param name="file">The file.</param>
internal sealed class SpillRun(SpillFile file)
{
    private readonly List<SpillBlock> _blocks = [];

    /// <summary>Rows of the run.</summary>
    public long RowCount { get; private set; }

    public IReadOnlyList<SpillBlock> Blocks => _blocks;

    public SpillFile File => file;

    /// <summary>Writes chosen rows of a block behind those that are there.</summary>
    public void Append(RowBlock source, ReadOnlyMemory<int> rows, BlockWriter writer)
    {
        if (rows.IsEmpty)
            return;
        _blocks.Add(file.Write(writer.Write(source, rows)));
        RowCount += rows.Length;
    }

    /// <summary>Reads the blocks one after the other into the same memory.</summary>
    /// <param name="create">Makes an empty block.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public IEnumerable<RowBlock> Read(Func<RowBlock> create, CancellationToken cancellation)
    {
        using RowBlock rows = create();
        using var reader = new BlockReader();
        foreach (SpillBlock block in _blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Clear();
            reader.Read(file, block, rows);
            yield return rows;
        }
    }
}
